import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { heapFlag } from '../../src/main/engine-flags'

const root = join(import.meta.dirname, '../..')

describe('the heap of the engine', () => {
  it('is measured as the app starts it', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    expect(scripts['bench:mail']).toContain(`node ${heapFlag} `)
  })

  it('is kept small by a flag that V8 knows', () => {
    const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
    expect(options).toContain(heapFlag.split('=')[0])
  })
})
