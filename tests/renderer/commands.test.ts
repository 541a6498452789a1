import { describe, expect, it } from 'vitest'
import { paletteEntries } from '../../src/renderer/app/palette-entries'
import { capsOf, ariaKeys, withKey } from '../../src/renderer/ui/key-words'
import { meaningOf, strokeOf } from '../../src/renderer/ui/strokes'
import { commandNames, commandOf, type CommandName } from '../../src/shared/commands'
import { commandsDe } from '../../src/shared/strings/commands.de'
import { translator } from '../../src/shared/strings/translate'

const t = translator('de')
const all = (): boolean => true
const press = (key: string, held: Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>> = {}) =>
  strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('a stroke', () => {
  it.each([
    ['k', { ctrlKey: true }, 'Control+k'],
    ['K', { metaKey: true }, 'Control+k'],
    ['J', {}, 'j'], // CapsLock
    ['U', { shiftKey: true }, 'Shift+u'],
    ['?', { shiftKey: true }, '?'],
    ['/', { shiftKey: true }, '/'], // on a German keyboard it stands on the 7
    ['Ä', { shiftKey: true }, 'Shift+ä'],
    ['Enter', { ctrlKey: true }, 'Control+enter'],
    ['ArrowDown', { shiftKey: true }, 'Shift+arrowdown'],
    [' ', {}, 'space'],
    ['+', {}, '+'],
    ['1', { ctrlKey: true }, 'Control+1'],
    ['Shift', { shiftKey: true }, null],
    ['Dead', {}, null],
    ['@', { ctrlKey: true, altKey: true }, null], // AltGr
  ])('%s %o is %s', (key, held, stroke) => {
    expect(press(key, held)).toBe(stroke)
  })
})

describe('what strokes mean', () => {
  it('a stroke that begins two waits for the second, and a wrong second stands for itself', () => {
    expect(meaningOf('', 'g', all)).toEqual({ is: 'begun', strokes: 'g' })
    expect(meaningOf('g', 'u', all)).toEqual({ is: 'command', name: 'unread' })
    expect(meaningOf('g', 'j', all)).toEqual({ is: 'command', name: 'next' })
    expect(meaningOf('g', 'x', all)).toEqual({ is: 'nothing' })
    expect(meaningOf('g', 'g', all)).toEqual({ is: 'begun', strokes: 'g' })
  })

  it('only what is offered is meant, and never what its place answers by itself', () => {
    expect(meaningOf('', 'r', all)).toEqual({ is: 'command', name: 'reply' })
    expect(meaningOf('', 'r', (name) => name !== 'reply')).toEqual({ is: 'nothing' })
    expect(meaningOf('', 'escape', all)).toEqual({ is: 'nothing' })
    expect(meaningOf('', 'g', () => false)).toEqual({ is: 'nothing' })
  })
})

describe('the table of commands', () => {
  it('has no key twice among those the window answers, and none that begins another', () => {
    const keys = commandNames.filter((name) => !commandOf(name).own).flatMap((name) => commandOf(name).keys)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    expect(keys.filter((key) => keys.some((other) => other.startsWith(`${key} `)))).toEqual([])
  })

  it('writes its keys as a press gives them', () => {
    const strokes = commandNames.flatMap((name) => commandOf(name).keys).flatMap((keys) => keys.split(' '))
    expect(strokes.filter((stroke) => !/^(Control\+|Alt\+)?(Shift\+)?([^A-Z]|[a-z0-9]+)$/.test(stroke))).toEqual([])
  })
})

describe('keys in words', () => {
  it.each([
    ['g i', [['G'], ['I']]],
    ['Control+k', [['Strg', 'K']]],
    ['Shift+u', [['Umschalt', 'U']]],
    ['+', [['+']]],
    ['-', [['−']]],
    ['space', [['Leertaste']]],
  ])('%s', (keys, caps) => {
    expect(capsOf(keys, t, false)).toEqual(caps)
  })

  it('stand behind a tooltip, and for a screen reader as the standard writes them', () => {
    expect(withKey('Aufnehmen', 'take-in', t, false)).toBe('Aufnehmen (Strg+O)')
    expect(withKey('Aufnehmen', 'take-in', t, true)).toBe('Aufnehmen (⌘+O)')
    expect(withKey('Ordner', 'take-in-folder', t, false)).toBe('Ordner')
    expect(ariaKeys('search')).toBe('/ Control+F')
    expect(ariaKeys('unread')).toBeUndefined()
  })
})

describe('the palette', () => {
  const entries = (typed: string, offered: (name: CommandName) => boolean = all) => paletteEntries(typed, (name) => commandsDe[name], offered)

  it('finds by beginnings of words, whatever their order, with or without umlauts', () => {
    expect(entries('ant')).toEqual(['reply', 'reply-all'])
    expect(entries('alle ant')).toEqual(['reply-all'])
    expect(entries('nachste')).toEqual(['next'])
    expect(entries('entwuerfen')).toEqual(['drafts'])
  })

  it('shows what applies, the open conversation first, and neither itself nor what a place answers', () => {
    const shown = entries('')
    expect(shown[0]).toBe('reply')
    expect(shown).not.toContain('palette')
    expect(shown).not.toContain('zoom')
    expect(entries('', (name) => name === 'help')).toEqual(['help'])
  })

  it('takes anything typed', () => {
    for (const typed of ['', '   ', '(((', '\\', 'x'.repeat(200), '💠', 'toString']) expect(() => entries(typed)).not.toThrow()
    expect(entries('xyzzy')).toEqual([])
  })
})
