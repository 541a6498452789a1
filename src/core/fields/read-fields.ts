import type { Field, FieldName } from '../../shared/domain/fax'
import { asField, read, type Candidate } from './candidate'
import { readDocType } from './doc-type'
import { readDocumentDate } from './document-date'
import { findLabels, type LabelHit } from './find-labels'
import { readIban } from './iban'
import { readParties } from './parties'
import { readNumber, readSign } from './reference'
import { readSenderFax } from './sender-fax'
import { layOut, type ReadPage } from './sheet'
import { readSubject } from './subject'
import { readTotal } from './total'
import { readUstId } from './ust-id'

/** The fields stand on the first pages of a fax; what is faxed behind them are enclosures. */
export const pagesWithFields = 6

/** The best reading of every field that a fax's pages name, each with how sure it is and where it stands. */
export function readFields(pages: readonly ReadPage[]): readonly Field[] {
  const sheets = [...pages]
    .sort((one, other) => one.number - other.number)
    .slice(0, pagesWithFields)
    .map(layOut)
  const hits = findLabels(sheets)
  const parties = readParties(sheets, hits)
  const names = [parties.sender, parties.recipient].flatMap((party) => (party ? [party.value] : []))
  const said = readSubject(sheets, hits, names)
  const total = readTotal(sheets, hits)
  const numbers = {
    kundennummer: readNumber('kundennummer', hits),
    bestellnummer: readNumber('bestellnummer', hits),
    rechnungsnummer: readNumber('rechnungsnummer', hits),
    aktenzeichen: readNumber('aktenzeichen', hits),
    lieferscheinnummer: readNumber('lieferscheinnummer', hits),
    ihrZeichen: readSign('ihrZeichen', hits),
    unserZeichen: readSign('unserZeichen', hits),
  }
  const docType = readDocType(sheets, hits, { subject: said, sender: parties.sender, recipient: parties.recipient, total, numbers: Object.values(numbers).flatMap((found) => (found ? [found.value] : [])) })
  // An invoice with no subject is called what it is: the label of its number says it.
  const subject = said ?? (docType?.value === 'invoice' ? invoiceWord(hits) : null)
  const found: Readonly<Record<FieldName, Candidate | null>> = {
    senderFax: readSenderFax(sheets, hits),
    senderCompany: parties.sender,
    recipient: parties.recipient,
    documentDate: readDocumentDate(sheets, hits, docType?.value === 'form'),
    subject,
    ...numbers,
    iban: readIban(sheets),
    ustId: readUstId(sheets, hits),
    totalAmount: total,
    docType,
  }
  return (Object.entries(found) as [FieldName, Candidate | null][]).flatMap(([name, candidate]) => (candidate ? [asField(name, candidate)] : []))
}

/** The word "Rechnung" that opens the label of the invoice's number. */
function invoiceWord(hits: readonly LabelHit[]): Candidate | null {
  const hit = hits.find(({ key, atStart, weight }) => key === 'rechnungsnummer' && atStart && weight > 0.9)
  const word = /^\W*(Rechnung|Invoice|Gutschrift)/i.exec(hit?.cell.text.slice(hit.from) ?? '')?.[1]
  return hit && word ? read(word, 0.6, hit.cell, hit.from, hit.to) : null
}
