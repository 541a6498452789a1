import { mendCodePage } from '../../../shared/text/code-page'

/** Names longer than this are cut before their ending; common file systems take 255 bytes, and one letter may need four. */
const mostNameLength = 120
/** Characters that turn the writing direction: `exe.tiff` reads as something else with one of them inside. */
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** Of these, the ones that reach beyond their own text; the bare marks are part of Hebrew and Arabic writing. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g
/** Reserved on Windows, or a way out of a folder. */
const forbidden = /[<>:"|?*]/g
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/tiff': 'tif',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
}

/** Subjects and names beyond this are read by nobody, and every list carries them. */
const mostLineLength = 1_000
/** Invisible alone: a name of nothing else would look like no name at all. */
const invisible = /^[\p{Cf}\p{Z}\u115f\u1160\u2800\u3164\uffa0]*$/u

/** A header value on one line: no line breaks, no control characters, nothing that turns what stands beside it. */
export function oneLine(value: string): string {
  const line = mendCodePage(value.slice(0, mostLineLength * 4))
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(turning, '')
    .replace(/ {2,}/g, ' ')
    .trim()
  if (invisible.test(line)) return ''
  return line.length <= mostLineLength ? line : `${[...line.slice(0, mostLineLength)].slice(0, -1).join('')}…`
}

/** A file name that is only a name: no path, no tricks, on any system. */
export function safeFileName(told: string | null, mediaType: string, number: number): string {
  const last = oneLine((told ?? '').replace(bidiControls, '')).split(/[\\/]/).pop() ?? ''
  const name = last
    .replace(forbidden, '_')
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '')
    .trim()
    .replace(deviceName, '_$1')
  if (name === '') return `${mediaType === 'message/rfc822' ? 'message' : mediaType === 'text/calendar' ? 'invite' : 'attachment'}-${number}.${endings[mediaType] ?? 'bin'}`
  const ended = mediaType === 'message/rfc822' && !/\.eml$/i.test(name) ? `${name}.eml` : name
  if (ended.length <= mostNameLength) return ended
  const ending = /\.[^.]{1,12}$/.exec(ended)?.[0] ?? ''
  return [...ended].slice(0, mostNameLength - ending.length).join('') + ending
}
