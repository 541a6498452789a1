import { commandNames, commandOf, type CommandName } from '../../shared/commands'

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** A key press as `Command.keys` writes it; null for a modifier alone, and for the letters that AltGr makes (Control and Alt together). */
export function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | null {
  if (['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'Dead', 'Process', 'Unidentified', 'CapsLock'].includes(key)) return null
  const control = ctrlKey || metaKey
  if (control && altKey) return null
  const name = key === ' ' ? 'space' : key.toLowerCase()
  // A sign that needs Shift (`?`, `/` on a German keyboard) is known by itself, a letter is not.
  const shifted = shiftKey && (name.length > 1 || name !== name.toUpperCase())
  return `${control ? 'Control+' : ''}${altKey ? 'Alt+' : ''}${shifted ? 'Shift+' : ''}${name}`
}

export type Meaning =
  | { readonly is: 'command'; readonly name: CommandName }
  /** more strokes have to follow */
  | { readonly is: 'begun'; readonly strokes: string }
  | { readonly is: 'nothing' }

/** What a stroke means after those before it, among the commands that are offered at this moment. */
export function meaningOf(before: string, stroke: string, offered: (name: CommandName) => boolean): Meaning {
  const strokes = before === '' ? stroke : `${before} ${stroke}`
  const live = commandNames.filter((name) => !commandOf(name).own && offered(name))
  const whole = live.find((name) => commandOf(name).keys.includes(strokes))
  if (whole) return { is: 'command', name: whole }
  if (live.some((name) => commandOf(name).keys.some((keys) => keys.startsWith(`${strokes} `)))) return { is: 'begun', strokes }
  // A stroke that does not go on with what was begun stands for itself.
  return before === '' ? { is: 'nothing' } : meaningOf('', stroke, offered)
}
