import { idShape } from '../shared/id-shape'

/** Addresses of our own, told to the system by the package (electron.builder.yml). */
export const linkScheme = 'rueckkanal'

const conversationLink = /^rueckkanal:\/\/conversation\/([^/?#]+)\/?$/i

/**
 * The conversation that an address leads to. Anybody can write one into a mail or a web page, so it can do nothing but open
 * what is here, by its id: all else is null.
 */
export function conversationOf(address: string): string | null {
  const named = conversationLink.exec(address)?.[1]?.toLowerCase()
  return named !== undefined && idShape.test(named) ? named : null
}

/** The conversation among the words of a command line: that is how Windows and Linux hand an address over. */
export function conversationIn(commandLine: readonly string[]): string | null {
  for (const word of commandLine.toReversed()) {
    const conversation = conversationOf(word)
    if (conversation !== null) return conversation
  }
  return null
}
