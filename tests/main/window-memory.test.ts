import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freshMemory, loadMemory, saveMemory, type WindowMemory } from '../../src/main/window-memory'

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-memory-'))
const whole: WindowMemory = { bounds: { x: -10, y: 0, width: 900, height: 700 }, maximised: true, theme: 'dark', language: 'en' }

describe('what a window remembers', () => {
  it('comes back as it was kept', () => {
    const path = join(folder, 'kept.json')
    saveMemory(path, whole)
    expect(loadMemory(path)).toEqual(whole)
    saveMemory(path, { ...whole, bounds: null })
    expect(loadMemory(path)).toEqual({ ...whole, bounds: null })
  })

  it('begins afresh where there is nothing', () => {
    expect(loadMemory(join(folder, 'none.json'))).toEqual(freshMemory)
  })

  it.each([
    ['no JSON', '{"bounds":'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"dark"'],
    ['a part missing', JSON.stringify({ ...whole, maximised: undefined })],
    ['an unknown theme', JSON.stringify({ ...whole, theme: 'blue' })],
    ['an unknown language', JSON.stringify({ ...whole, language: ['de'] })],
    ['a broken place', JSON.stringify({ ...whole, bounds: { x: 0, y: 0, width: 900 } })],
    ['a place between pixels', JSON.stringify({ ...whole, bounds: { x: 0.5, y: 0, width: 900, height: 700 } })],
    ['an endless place', '{"bounds":{"x":0,"y":0,"width":1e999,"height":700},"maximised":false,"theme":"dark","language":"de"}'],
    ['a place as text', JSON.stringify({ ...whole, bounds: '0,0,900,700' })],
  ])('begins afresh with %s', (_what, written) => {
    const path = join(folder, 'broken.json')
    writeFileSync(path, written)
    expect(loadMemory(path)).toEqual(freshMemory)
  })
})
