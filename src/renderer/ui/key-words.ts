import { commandOf, type CommandName } from '../../shared/commands'
import type { Translate } from '../../shared/strings/translate'

const signs: Readonly<Record<string, string>> = { arrowdown: '↓', arrowup: '↑', arrowleft: '←', arrowright: '→', '-': '−' }

/** One way to press a command, as the caps of its keys: strokes, and within each the keys held together. */
export function capsOf(keys: string, t: Translate, mac: boolean): readonly (readonly string[])[] {
  const named: Readonly<Record<string, string>> = {
    Control: mac ? t('keys.command') : t('keys.control'),
    Alt: t('keys.alt'),
    Shift: t('keys.shift'),
    enter: t('keys.enter'),
    space: t('keys.space'),
    escape: t('keys.escape'),
    delete: t('keys.delete'),
    ...signs,
  }
  return keys.split(' ').map((stroke) => held(stroke).map((key) => named[key] ?? key.toUpperCase()))
}

/** The keys of a stroke that are held together. `+` itself is a key, too. */
const held = (stroke: string): readonly string[] => stroke.split(/\+(?=.)/)

/** A name with the key that does the same, for a tooltip: „Neue Nachricht (N)“. */
export function withKey(text: string, name: CommandName, t: Translate, mac: boolean): string {
  const [taught] = commandOf(name).keys
  if (taught === undefined) return text
  return `${text} (${capsOf(taught, t, mac).map((caps) => caps.join('+')).join(' ')})`
}

/** The keys of a command in the words of `aria-keyshortcuts`, which knows no strokes one after the other. */
export function ariaKeys(name: CommandName): string | undefined {
  const single = commandOf(name).keys.filter((keys) => !keys.includes(' '))
  return single.length > 0 ? single.map((keys) => keys.replace(/[a-z]$/, (letter) => letter.toUpperCase())).join(' ') : undefined
}
