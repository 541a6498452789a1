export interface LinkCheck {
  /** the text is itself an address and names this very place: nothing to show before opening */
  readonly plain: boolean
  /** the text is an address, but of another place: the trick of forged mails */
  readonly forged: boolean
}

const addressLike = /^(?:https?:\/\/|www\.)\S+$|^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:[/?#]\S*)?$/iu

/** The letters of German and its neighbours. Others may look like these (a Cyrillic `а`), so such a host is shown as it is coded. */
const plainHost = /^(?:https?:\/\/)?(?!https?:)[a-z0-9ß-öø-ÿ.-]+(?:[:/?#]|$)/i

/** The address as a parser understands it: hosts in their coded form (RFC 3492), nothing that turns the line. */
export const targetOf = (href: string): string => parse(href)?.href ?? href

/** Compares what a link shows with where it leads. */
export function checkLink(text: string, href: string): LinkCheck {
  const shown = text.trim()
  const target = parse(href)
  // What follows the address of a mailto (RFC 6068) writes the mail's text and further recipients: that is shown first.
  if (target?.protocol === 'mailto:') return { plain: shown.includes('@') && target.pathname === shown && target.search === '', forged: false }
  if (!addressLike.test(shown)) return { plain: false, forged: false }
  const named = parse(/^https?:/i.test(shown) ? shown : `https://${shown}`)
  const same = named !== null && target !== null && bare(named.hostname) === bare(target.hostname)
  return { plain: same && plainHost.test(shown), forged: !same }
}

const bare = (host: string): string => host.replace(/^www\./, '')

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
