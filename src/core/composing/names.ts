/** Characters that no system or mail program minds in a file's name, and a length that stays readable. */
const longestName = 120

export function cleanFileName(name: string): string {
  const tidy = name
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (/^\.*$/.test(tidy)) return 'Anhang'
  if (tidy.length <= longestName) return tidy
  const ending = /\.[^.]{1,10}$/.exec(tidy)?.[0] ?? ''
  return `${tidy.slice(0, longestName - ending.length).trim()}${ending}`
}

/** `Fax 2026-03-12 Nordlicht.pdf`: sorts by day and says from whom. */
export function faxFileName(word: string, at: number, sender: string, timeZone?: string): string {
  // Swedish writes a day as ISO 8601 does.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)
  return cleanFileName(`${[word, day, sender.replaceAll('.', ' ').trim().slice(0, 60)].filter((part) => part !== '').join(' ')}.pdf`)
}

/** The kinds of files that offices send; all others go as bytes, which every mail program can save. */
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  xml: 'application/xml',
  zip: 'application/zip',
  ics: 'text/calendar',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  rtf: 'application/rtf',
}

export function mediaTypeOf(name: string): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return (Object.hasOwn(mediaTypes, ending) ? mediaTypes[ending] : undefined) ?? 'application/octet-stream'
}

/**
 * The media type that a sender gave his file, where it is one (RFC 2045 §5.1) and may be sent in base64, as all our files
 * are: a whole mail or parts of one may not (RFC 2046 §5.2.1, §5.1).
 */
export function safeMediaType(mediaType: string): string {
  const bare = mediaType.toLowerCase()
  const isType = bare.length <= 127 && /^[a-z0-9][\w!#$&^.+-]*\/[a-z0-9][\w!#$&^.+-]*$/.test(bare)
  return isType && !/^(?:message|multipart)\//.test(bare) ? bare : 'application/octet-stream'
}
