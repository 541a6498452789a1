import type { TransmitLine } from '../../../src/shared/domain/fax'

export const saysNothing: TransmitLine = { raw: '', senderNumber: null, senderName: null, recipientNumber: null, date: null, time: null, page: null, pages: null }
