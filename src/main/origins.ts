import type { CustomScheme } from 'electron'

/** `app:` carries the window's own documents, `page:` pictures; see schemes.ts. */
export const appOrigin = 'app://rueckkanal'
export const windowUrl = `${appOrigin}/index.html`

export const customSchemes: CustomScheme[] = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  { scheme: 'page', privileges: { standard: true, secure: true } },
]

/**
 * The window's own policy: scripts, styles and fonts from the app alone, pictures from the app and from `page:`,
 * no connection to anywhere. Inline styles do not work here; a mail's HTML has its own document and policy.
 */
export const windowPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' page: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A mail's document: it may look as its sender wished and do nothing. */
export const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src page: data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ')

/** Only the main frame of one of our windows, showing our own origin, may speak. */
export function isOurFrame(frame: { readonly origin: string; readonly parent: object | null } | null, isOurWindow: boolean, origin: string): boolean {
  return isOurWindow && frame !== null && frame.parent === null && frame.origin === origin
}
