export interface TextLink {
  readonly start: number
  readonly end: number
  readonly href: string
}

/**
 * Web addresses with their scheme or `www.`, and mail addresses (the usual letters of RFC 5321 §4.1.2). Every repetition is
 * bounded and begins where no other could: the time grows with the text alone, whatever a sender writes. Our own few lines,
 * because scanners for links have been slowed down by crafted text again and again.
 */
const address = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"„“”]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/giu

/** A text of nothing but addresses is no letter: beyond these they are read, not followed. */
const mostLinks = 500

/** Ends of a sentence or of a bracket around the address. */
const closing = /[.,;:!?'’»«›‹*_~)\]}]/

const openingOf: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** The addresses in a text that a click may follow, in their order. */
export function findLinks(text: string): readonly TextLink[] {
  const links: TextLink[] = []
  for (const match of text.matchAll(address)) {
    const shown = withoutEnd(match[0])
    const href = hrefOf(shown)
    if (href !== null) links.push({ start: match.index, end: match.index + shown.length, href })
    if (links.length === mostLinks) break
  }
  return links
}

/** Without what belongs to the sentence: a bracket stays where its opening is part of the address. */
function withoutEnd(found: string): string {
  let end = found.length
  while (end > 0 && closing.test(found.charAt(end - 1))) {
    const opening = openingOf[found.charAt(end - 1)]
    if (opening !== undefined && count(found, opening, end) >= count(found, found.charAt(end - 1), end)) break
    end -= 1
  }
  return found.slice(0, end)
}

function count(text: string, sign: string, end: number): number {
  let times = 0
  for (let at = 0; at < end; at++) if (text.charAt(at) === sign) times += 1
  return times
}

function hrefOf(shown: string): string | null {
  if (/^www\./i.test(shown)) return URL.canParse(`https://${shown}`) ? `https://${shown}` : null
  if (/^https?:/i.test(shown)) return URL.canParse(shown) ? shown : null
  return `mailto:${shown}`
}
