export interface LinkCheck {
  /** the text is itself an address and names this very place: nothing to show before opening */
  readonly plain: boolean
  /** the text is an address, but of another place: the trick of forged mails */
  readonly forged: boolean
}

const addressLike = /^(?:https?:\/\/|www\.)\S+$|^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:[/?#]\S*)?$/iu

/** Compares what a link shows with where it leads. */
export function checkLink(text: string, href: string): LinkCheck {
  const shown = text.trim()
  const target = parse(href)
  if (target?.protocol === 'mailto:') return { plain: shown.includes('@') && target.pathname === shown, forged: false }
  if (!addressLike.test(shown)) return { plain: false, forged: false }
  const named = parse(/^https?:/i.test(shown) ? shown : `https://${shown}`)
  const same = named !== null && target !== null && bare(named.hostname) === bare(target.hostname)
  return { plain: same, forged: !same }
}

const bare = (host: string): string => host.replace(/^www\./, '')

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
