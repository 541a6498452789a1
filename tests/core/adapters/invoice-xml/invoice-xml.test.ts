import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPdf } from '../../../../src/core/adapters/pdf'
import { readInvoiceXml } from '../../../../src/core/adapters/invoice-xml'
import { limits } from '../../../../src/core/limits'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const cii = `<?xml version="1.0"?><rsm:CrossIndustryInvoice xmlns:rsm="a" xmlns:ram="b" xmlns:udt="c">
<rsm:ExchangedDocument><ram:ID>RE-2026-003381</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20260504</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>BT-119</ram:BuyerReference><ram:SellerTradeParty><ram:Name>Hansekai &amp; S&#246;hne GmbH</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/113/40209</ram:ID></ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE136695976</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty><ram:BuyerTradeParty><ram:ID>704518</ram:ID><ram:Name>Bäderstudio Thomsen</ram:Name></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeSettlement><ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE89370400440532013000</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>1487.5</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`

const ubl = `<Invoice xmlns:cbc="b" xmlns:cac="c"><cbc:ID>4711</cbc:ID><cbc:IssueDate>2026-05-04</cbc:IssueDate><cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Elbtal Büromöbel GmbH</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty><cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal></Invoice>`

describe("an invoice's XML", () => {
  it('is read as CII and as UBL', () => {
    expect(readInvoiceXml(bytes(cii))).toEqual({
      number: 'RE-2026-003381', date: '2026-05-04', seller: 'Hansekai & Söhne GmbH', sellerFax: null, sellerVatId: 'DE136695976', buyer: 'Bäderstudio Thomsen', buyerNumber: '704518',
      buyerReference: 'BT-119', order: null, deliveryNote: null, iban: 'DE89370400440532013000', total: '1487.50',
    })
    expect(readInvoiceXml(bytes(ubl))).toMatchObject({ number: '4711', date: '2026-05-04', seller: 'Elbtal Büromöbel GmbH', total: '119.00', iban: null })
  })

  it('is refused with a document type, entities, too deep, cut short, or when it is something else', () => {
    const bomb = `<!DOCTYPE Invoice [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Invoice><ID>&b;</ID></Invoice>`
    const outside = `<!DOCTYPE Invoice SYSTEM "file:///etc/passwd"><Invoice><ID>1</ID></Invoice>`
    for (const hostile of [bomb, outside, '<Invoice><ID>&undefined;</ID></Invoice>', '<a>'.repeat(100_000), cii.slice(0, 700), '<html><body>x</body></html>', '', '\0\0\0', '{"a":1}']) {
      expect(readInvoiceXml(bytes(hostile))).toBeNull()
    }
  })

  it('values that are no day and no sum are left out', () => {
    expect(readInvoiceXml(bytes(ubl.replace('119.00', '1e99').replace('2026-05-04', 'gestern')))).toMatchObject({ total: null, date: null })
  })
})

const samples = join(import.meta.dirname, '../../../../../shared/samples/invoice/ZUGFeRD+corpus')

describe.skipIf(!existsSync(samples))('invoices of the ZUGFeRD corpus (../shared/samples)', () => {
  it.each(['CII', 'UBL'])('every %s', (kind) => {
    const folder = join(samples, 'XML-Rechnung', kind)
    for (const file of readdirSync(folder)) {
      const facts = readInvoiceXml(readFileSync(join(folder, file)))
      expect([file, facts?.number !== null && facts?.seller !== null && facts?.total !== null && facts?.date !== null]).toEqual([file, true])
    }
  })

  it.each(['XML-Rechnung/FX/EN16931_Einfach.pdf', 'ZUGFeRDv1/correct/Intarsys/ZUGFeRD_1p0_COMFORT_SEPA_Prenotification.pdf', 'ZUGFeRDv1/correct/Mustangproject/MustangGnuaccountingBeispielRE-20170509_505.pdf'])('%s', async (file) => {
    const pdf = await openPdf(readFileSync(join(samples, file)), limits)
    const [facts] = pdf.attachments('.xml').map((attachment) => readInvoiceXml(attachment.bytes))
    pdf.close()
    expect(facts).toMatchObject({ number: expect.any(String) as string, seller: expect.any(String) as string, total: expect.stringMatching(/^\d+\.\d{2}$/) as string })
  })

  it('a PDF without one has none', async () => {
    const pdf = await openPdf(readFileSync(join(samples, 'unstructured/RE-E-974-Hetzner_2016-01-19_R0005532486.pdf')), limits)
    expect(pdf.attachments('.xml')).toEqual([])
    pdf.close()
  })
})
