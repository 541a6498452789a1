import { hash } from 'node:crypto'

/** Blanks and line ends change on the way (RFC 3676, quoted-printable, servers that fold), words do not. */
const words = (text: string): string => (composable.test(text) ? text.normalize('NFC') : text).replace(/[\s\u200b\ufeff]+/gu, '')
/** What stands below the combining marks is in its composed form already (Unicode Standard Annex 15, NFC quick check). */
const composable = /[\u0300-\uffff]/

/** The words of a mail in short, those of its HTML with their tags: what is shown is what is compared. */
export const bodyPrint = (text: string, html: string | null): string =>
  hash('sha256', `${words(text)}\0${html === null ? '' : words(html)}`, 'base64url').slice(0, 22)
