import { commandNames, commandOf, type CommandName, type CommandPlace } from '../../shared/commands'
import { fold, wordsOf } from '../../shared/text/fold'

/** What is about the open conversation comes first: it is what the person looks at. */
const order: readonly CommandPlace[] = ['conversation', 'go', 'window', 'list', 'composer', 'viewer']

/**
 * The commands of the palette: those that apply and whose name has all the words typed, each as the beginning of one of its own.
 * @param nameOf the command's name on screen
 */
export function paletteEntries(typed: string, nameOf: (name: CommandName) => string, offered: (name: CommandName) => boolean): readonly CommandName[] {
  const fits = (name: CommandName): boolean => hasBeginnings(nameOf(name), typed)
  return commandNames
    .filter((name) => name !== 'palette' && !commandOf(name).own && offered(name) && fits(name))
    .sort((a, b) => order.indexOf(commandOf(a).place) - order.indexOf(commandOf(b).place))
}

/** Whether a name has all the words typed, each as the beginning of one of its own. */
export function hasBeginnings(name: string, typed: string): boolean {
  const words = wordsOf(fold(name))
  return wordsOf(fold(typed)).every((part) => words.some((word) => word.startsWith(part)))
}
