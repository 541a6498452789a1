/**
 * What invoices in XML call the subject of a note (UNTDID 4451, which EN 16931 BT-21 takes it from), of the codes that
 * invoices use. Programs that draw such an invoice print it behind "Betreff": a code, or the code and its name.
 */
const noteCodes: ReadonlyMap<string, string> = new Map([
  ['AAB', 'payment term'],
  ['AAC', 'dangerous goods additional information'],
  ['AAI', 'general information'],
  ['AAJ', 'additional conditions of sale/purchase'],
  ['AAK', 'price conditions'],
  ['ABL', 'government information'],
  ['ABN', 'accounting information'],
  ['ACB', 'additional information'],
  ['ADU', 'note'],
  ['CHG', 'change information'],
  ['CUS', 'customs declaration information'],
  ['DEL', 'delivery information'],
  ['DIN', 'delivery instructions'],
  ['GEN', 'entire transaction set'],
  ['INV', 'invoice instruction'],
  ['PAI', 'payment instructions information'],
  ['PMD', 'payment detail/remittance information'],
  ['PMT', 'payment information'],
  ['PRD', 'product information'],
  ['REG', 'regulatory information'],
  ['SUR', 'supplier remarks'],
  ['TRA', 'transportation information'],
  ['TXD', 'tax declaration'],
  ['ZZZ', 'mutually defined'],
])

/** Whether words are nothing but such a code, also as XRechnung writes it in a note (`#REG#`), so that they say nothing of what a letter is about. */
export function isNoteCode(words: string): boolean {
  const [, mark, code = '', name = ''] = /^\s*(#?)([A-Z]{3})(?:#|\b)[\s:–-]*(.*?)\s*$/.exec(words) ?? []
  const known = noteCodes.get(code)
  if (known === undefined) return false
  return name === '' || (mark === '' && name.toLowerCase() === known)
}
