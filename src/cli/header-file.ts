import type { TransmitLine } from '../shared/domain/fax'

/** What `NAME-pN.header.json` holds: the transmit line of the page, null where it says nothing. */
export type HeaderFile = { readonly [Name in keyof TransmitLine]: TransmitLine[Name] | null }

const nothing: HeaderFile = { raw: null, senderNumber: null, senderName: null, recipientNumber: null, date: null, time: null, page: null, pages: null }

export const headerFile = (line: TransmitLine | null): HeaderFile => line ?? nothing
