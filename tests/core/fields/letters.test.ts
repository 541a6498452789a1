import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFields } from '../../../src/core/fields'
import { typed, typedPage } from '../../helpers/typewriter'

const folder = join(import.meta.dirname, 'letters')

/** Each file: what its letter says as JSON, a rule, the letter as typed. */
function letter(file: string): { readonly truth: Readonly<Record<string, string>>; readonly text: string } {
  const [truth = '', text = ''] = readFileSync(join(folder, file), 'utf8').split('\n---\n')
  return { truth: JSON.parse(truth) as Record<string, string>, text }
}

describe('the fields of invented letters of many houses', () => {
  it.each(readdirSync(folder))('%s', (file) => {
    const { truth, text } = letter(file)
    const fields = readFields([{ number: 1, ...typedPage, words: typed(text), line: null }])
    expect(Object.fromEntries(fields.map(({ name, value }) => [name, value]))).toEqual(truth)
  })
})
