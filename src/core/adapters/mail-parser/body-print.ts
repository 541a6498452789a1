import { createHash } from 'node:crypto'

/** Blanks and line ends change on the way (RFC 3676, quoted-printable, servers that fold), words do not. */
const words = (text: string): string => text.normalize('NFC').replace(/[\s\u200b\ufeff]+/gu, '')

/** The words of a mail in short, those of its HTML with their tags: what is shown is what is compared. */
export const bodyPrint = (text: string, html: string | null): string =>
  createHash('sha256').update(words(text)).update('\0').update(html === null ? '' : words(html)).digest('base64url').slice(0, 22)
