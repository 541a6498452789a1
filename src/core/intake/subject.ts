/** A subject longer than this is a paragraph. */
const longest = 120

const kinds =
  /^(?:Bestellung|Rechnung|Auftrag|Auftragsbestätigung|Angebot|Anfrage|Reklamation|Mahnung|Zahlungserinnerung|Lieferschein|Überweisung|Kündigung|Gutschrift|Terminbestätigung|Purchase order|Invoice|Quotation|Order)\b.{0,100}$/i

/** The subject of a letter as recognised: the line marked as such (DIN 5008 has no mark, many still write one), else a line that names a kind. */
export function subjectOf(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  for (const line of lines) {
    const marked = /^(?:Betreff|Betr\.|Subject|Re)\s*[:;]\s*(.{3,})$/i.exec(line)
    if (marked?.[1]) return marked[1].slice(0, longest)
  }
  return lines.find((line) => line.length <= longest && kinds.test(line)) ?? ''
}
