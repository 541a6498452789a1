export interface SplitText {
  readonly own: string
  readonly quoted: string
}

/** The line by which mail programs introduce what they quote; in German and English, as they really write it. */
const introduction =
  /^(Am .{4,200} schrieb .{0,200}:|On .{4,200} wrote:|-{2,} ?(Ursprüngliche Nachricht|Original Message|Weitergeleitete Nachricht) ?-{2,}|_{20,})$/

/** Parts a mail's own words from the earlier mails quoted below them. Quotes between own words stay where they are. */
export function splitQuoted(text: string): SplitText {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  let cut = lines.findIndex((line) => introduction.test(line.trim()))
  if (cut < 0) {
    cut = lines.length
    while (cut > 0 && (lines[cut - 1]?.startsWith('>') || lines[cut - 1]?.trim() === '')) cut -= 1
    if (!lines.slice(cut).some((line) => line.startsWith('>'))) cut = lines.length
  }
  const own = lines.slice(0, cut).join('\n').trim()
  const quoted = lines.slice(cut).join('\n').trim()
  return own === '' ? { own: quoted, quoted: '' } : { own, quoted }
}
