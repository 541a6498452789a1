import type { Field, FieldName } from '../../shared/domain/fax'
import { asField, type Candidate } from './candidate'
import { readDocType } from './doc-type'
import { readDocumentDate } from './document-date'
import { findLabels } from './find-labels'
import { readIban } from './iban'
import { readParties } from './parties'
import { readNumber, readSign } from './reference'
import { readSenderFax } from './sender-fax'
import { layOut, type ReadPage } from './sheet'
import { readSubject } from './subject'
import { readTotal } from './total'

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
  const subject = readSubject(sheets, hits, names)
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
  const docType = readDocType(sheets, hits, { subject, sender: parties.sender, recipient: parties.recipient, total, numbers: Object.values(numbers).flatMap((found) => (found ? [found.value] : [])) })
  const found: Readonly<Record<FieldName, Candidate | null>> = {
    senderFax: readSenderFax(sheets, hits),
    senderCompany: parties.sender,
    recipient: parties.recipient,
    documentDate: readDocumentDate(sheets, hits),
    subject,
    ...numbers,
    iban: readIban(sheets),
    totalAmount: total,
    docType,
  }
  return (Object.entries(found) as [FieldName, Candidate | null][]).flatMap(([name, candidate]) => (candidate ? [asField(name, candidate)] : []))
}
