import type { InvoiceFacts } from '../../ports/document-reader'
import { readLeaves, type Leaves } from './leaves'

/** What an invoice's XML says: Cross Industry Invoice (ZUGFeRD 1 and 2, Factur-X, XRechnung) or UBL (EN 16931); null where it is neither. */
export function readInvoiceXml(bytes: Uint8Array): InvoiceFacts | null {
  const leaves = readLeaves(bytes)
  if (leaves === null) return null
  if (leaves.root === 'CrossIndustryInvoice') return ofCii(leaves, 'SupplyChainTradeTransaction/ApplicableHeaderTrade', 'ExchangedDocument', 'SpecifiedTradeSettlementHeaderMonetarySummation', 'IssuerAssignedID')
  if (leaves.root === 'CrossIndustryDocument') return ofCii(leaves, 'SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTrade', 'HeaderExchangedDocument', 'SpecifiedTradeSettlementMonetarySummation', 'ID')
  return leaves.root === 'Invoice' || leaves.root === 'CreditNote' ? ofUbl(leaves) : null
}

function ofCii({ text, texts }: Leaves, trade: string, document: string, sums: string, number: string): InvoiceFacts {
  return {
    number: text(`${document}/ID`),
    date: day(text(`${document}/IssueDateTime/DateTimeString`)),
    seller: text(`${trade}Agreement/SellerTradeParty/Name`),
    sellerFax: text(`${trade}Agreement/SellerTradeParty/DefinedTradeContact/FaxUniversalCommunication/CompleteNumber`),
    sellerVatId: vatId(texts(`${trade}Agreement/SellerTradeParty/SpecifiedTaxRegistration/ID`)),
    buyer: text(`${trade}Agreement/BuyerTradeParty/Name`),
    buyerNumber: text(`${trade}Agreement/BuyerTradeParty/ID`),
    buyerReference: text(`${trade}Agreement/BuyerReference`),
    order: text(`${trade}Agreement/BuyerOrderReferencedDocument/${number}`),
    deliveryNote: text(`${trade}Delivery/DeliveryNoteReferencedDocument/${number}`) ?? text(`${trade}Delivery/DespatchAdviceReferencedDocument/${number}`),
    iban: text(`${trade}Settlement/SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID`),
    total: sum(text(`${trade}Settlement/${sums}/GrandTotalAmount`)),
  }
}

function ofUbl({ text, texts }: Leaves): InvoiceFacts {
  const party = (role: string): string | null => text(`Accounting${role}Party/Party/PartyLegalEntity/RegistrationName`) ?? text(`Accounting${role}Party/Party/PartyName/Name`)
  return {
    number: text('ID'),
    date: day(text('IssueDate')),
    seller: party('Supplier'),
    sellerFax: text('AccountingSupplierParty/Party/Contact/Telefax'),
    sellerVatId: vatId(texts('AccountingSupplierParty/Party/PartyTaxScheme/CompanyID')),
    buyer: party('Customer'),
    buyerNumber: text('AccountingCustomerParty/Party/PartyIdentification/ID'),
    buyerReference: text('BuyerReference'),
    order: text('OrderReference/ID'),
    deliveryNote: text('DespatchDocumentReference/ID'),
    iban: text('PaymentMeans/PayeeFinancialAccount/ID'),
    total: sum(text('LegalMonetaryTotal/TaxInclusiveAmount')),
  }
}

/** Beside the tax office's number (EN 16931 BT-31 and BT-32) it is the one with a country's code. */
const vatId = (registrations: readonly string[]): string | null => registrations.find((registration) => /^[A-Z]{2}/.test(registration)) ?? null

/** `20260312` (UN/CEFACT format 102) or ISO 8601. */
function day(text: string | null): string | null {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text ?? '')
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null
}

function sum(text: string | null): string | null {
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(text ?? '') ? Number(text).toFixed(2) : null
}
