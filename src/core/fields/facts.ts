import type { Field, FieldName } from '../../shared/domain/fax'
import type { DocumentReader, InvoiceFacts, PictureType } from '../ports'
import { readEpc } from './epc'
import { mendIban } from './iban'
import { toE164 } from './phone'
import { mendVatId } from './vat-id'

/** What a page says beside its letters: fields of an invoice's XML and of payment codes, and the texts of all codes. */
export interface PageFacts {
  readonly fields: readonly Field[]
  readonly codes: readonly string[]
}

export const noFacts: PageFacts = { fields: [], codes: [] }

/** An XML is the invoice itself; the picture shows what it says. */
const xmlConfidence = 100
/** A QR code carries checks of its own (ISO/IEC 18004 §7.5), and its IBAN another. */
const codeConfidence = 99

/** What cannot be read here is missing from the fields and stops nothing. */
export async function readFacts(reader: Pick<DocumentReader, 'invoice' | 'codes'>, source: { readonly path: string; readonly type: PictureType; readonly page: number }): Promise<PageFacts> {
  const invoice = source.type === 'pdf' && source.page === 1 ? await reader.invoice(source.path) : null
  const codes = await reader.codes(source.path, source.type, source.page)
  const texts = codes.ok ? codes.value : []
  const told = invoice?.ok && invoice.value !== null ? ofInvoice(invoice.value) : []
  return { fields: [...told, ...texts.flatMap(ofCode)], codes: [...texts] }
}

function ofInvoice(facts: InvoiceFacts): Field[] {
  const iban = mendIban(facts.iban ?? '')
  const ustId = mendVatId(facts.sellerVatId ?? '')
  const values: Partial<Readonly<Record<FieldName, string | null>>> = {
    senderFax: toE164(facts.sellerFax ?? ''),
    senderCompany: facts.seller,
    recipient: facts.buyer,
    documentDate: facts.date,
    kundennummer: facts.buyerNumber,
    rechnungsnummer: facts.number,
    bestellnummer: facts.order,
    lieferscheinnummer: facts.deliveryNote,
    ihrZeichen: facts.buyerReference,
    iban: iban?.mended === 0 ? iban.iban : null,
    ustId: ustId?.mended === 0 ? ustId.id : null,
    totalAmount: facts.total,
    docType: 'invoice',
  }
  return asFields(values, xmlConfidence)
}

function ofCode(text: string): Field[] {
  const payment = readEpc(text)
  return payment ? asFields({ iban: payment.iban, totalAmount: payment.amount }, codeConfidence) : []
}

const asFields = (values: Partial<Readonly<Record<FieldName, string | null>>>, confidence: number): Field[] =>
  (Object.entries(values) as [FieldName, string | null][]).flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value, confidence, page: null, box: null }]))

/** What is told by XML or code stands before what is read; where the reading agrees, it lends its place as proof. */
export function withFacts(read: readonly Field[], facts: readonly PageFacts[]): readonly Field[] {
  const told = new Map<FieldName, Field>()
  for (const one of facts.flatMap(({ fields }) => fields).sort((a, b) => b.confidence - a.confidence)) if (!told.has(one.name)) told.set(one.name, one)
  const proven = [...told.values()].map((one) => {
    const seen = read.find(({ name, value }) => name === one.name && value === one.value)
    return seen ? { ...one, page: seen.page, box: seen.box } : one
  })
  return [...proven, ...read.filter(({ name }) => !told.has(name))]
}
