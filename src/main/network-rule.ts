/** What a request of a window is for, as Chromium says it. */
export interface RequestDetails {
  readonly url: string
  readonly resourceType: string
}

/**
 * Private data never leave: no request of a window reaches a network. Pictures come by `page:` and are never
 * documents. `devtools:` is for development only.
 */
export function mayLoad({ url, resourceType }: RequestDetails, devtools: boolean): boolean {
  const scheme = url.slice(0, url.indexOf(':') + 1).toLowerCase()
  switch (scheme) {
    case 'app:':
    case 'data:':
    case 'blob:':
      return true
    case 'page:':
      return resourceType === 'image'
    case 'devtools:':
      return devtools
    default:
      return false
  }
}

/** Only these go to the system's browser or mail program, and only as the address a parser made of them. */
const openable = new Set(['http:', 'https:', 'mailto:'])

export function linkToOpen(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  // A name and password in a link serve only to hide where it leads.
  return openable.has(url.protocol) && url.username === '' && url.password === '' ? url.href : null
}
