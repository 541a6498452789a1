import { z } from 'zod'
import { id, instant } from './ids'
import { box } from './page'

/** The line a fax machine stamps on top of each page (the CSID of ITU-T T.30 with moment and page count), as read. */
export const transmitLine = z.object({
  raw: z.string(),
  /** E.164 */
  senderNumber: z.string().nullable(),
  senderName: z.string().nullable(),
  /** E.164 */
  recipientNumber: z.string().nullable(),
  /** ISO 8601 */
  date: z.string().nullable(),
  /** `HH:MM` of the machine's own clock */
  time: z.string().nullable(),
  page: z.number().int().min(1).nullable(),
  pages: z.number().int().min(1).nullable(),
})
export type TransmitLine = z.infer<typeof transmitLine>

/** The names are those of German business letters (DIN 5008), as the terminal prints them; `ustId` is the number for value added tax (USt-IdNr.) of who sent it. */
export const fieldName = z.enum([
  'senderFax',
  'senderCompany',
  'recipient',
  'documentDate',
  'subject',
  'kundennummer',
  'bestellnummer',
  'rechnungsnummer',
  'aktenzeichen',
  'ihrZeichen',
  'unserZeichen',
  'lieferscheinnummer',
  'iban',
  'ustId',
  'totalAmount',
  'docType',
])
export type FieldName = z.infer<typeof fieldName>

/** Something read from a fax, with its proof: where it stands and how sure it is. */
export const field = z.object({
  name: fieldName,
  /** numbers E.164, dates ISO 8601, amounts `1234.56`, everything else as it stands */
  value: z.string(),
  /** 0..100 */
  confidence: z.number().min(0).max(100),
  /** page of the fax from 1, and the place in its upright picture; null where it stands nowhere (a kind, a QR code's content, an XML) */
  page: z.number().int().min(1).nullable(),
  box: box.nullable(),
})
export type Field = z.infer<typeof field>

/** What is wrong with the pages of a fax, from the page counts on their transmit lines. Pages count from 1 in the order of the file. */
export const pageTrouble = z.discriminatedUnion('kind', [
  /** stamped pages that are not here */
  z.object({ kind: z.literal('missing'), pages: z.array(z.number().int().min(1)), of: z.number().int().min(1) }),
  /** the pages of the file in the order in which they were stamped */
  z.object({ kind: z.literal('out-of-order'), order: z.array(z.number().int().min(1)) }),
  /** the first page of each fax in this file */
  z.object({ kind: z.literal('several-faxes'), firstPages: z.array(z.number().int().min(1)) }),
])
export type PageTrouble = z.infer<typeof pageTrouble>

/** All that was made out about a fax. */
export const faxDetails = z.object({
  messageId: id,
  /** what the transmit lines of its pages agree on; `page` is null */
  record: transmitLine.nullable(),
  pages: z.array(z.object({ pageId: id, number: z.number().int().min(1), line: transmitLine.nullable() })),
  troubles: z.array(pageTrouble),
  fields: z.array(field.extend({ pageId: id.nullable() })),
  /** other faxes that bear the same letter, newest first */
  sameLetter: z.array(z.object({ messageId: id, conversationId: id, at: instant })),
  /** faxes of this sender that hold pages which this one lacks, joined to it or offered for joining */
  continuedBy: z.array(z.object({ messageId: id, conversationId: id, at: instant, pages: z.array(z.number().int().min(1)), joined: z.boolean() })),
  /** the fax that this one was joined to as its continuation */
  joinedTo: id.nullable(),
})
export type FaxDetails = z.infer<typeof faxDetails>
