import type { TransmitLine } from '../../shared/domain/fax'
import { readMoment } from './moment'
import { readPageCount } from './page-count'
import { readParties } from './parties'
import { plainSigns } from './text'

/** What a letterhead, a form or a print from a program says and no fax machine. */
const ofALetter =
  /(?:kunden?|rechn|beleg|auftrag|bestell|liefer|angebot|bearbeit|druck|ausgedruckt|benutzer|stand|version|telefon\s|mobil|tel\.?\s?:?\s?\+?\d.*fax|e-?mail|@|www\.|https?:|iban|\bbic\b|konto|steuer|ust|stra(?:ß|ss)e|str\.|postfach|sprechzeit|\b\d{5}\s\p{L}{3})/iu
/** No line has more words. */
const mostWords = 30
const longest = 220

/** The line as read where it is one that a fax machine stamps, else null. */
export function readLine(printed: string): Omit<TransmitLine, 'raw'> | null {
  const text = plainSigns(printed)
  if (text.length > longest || text.split(/\s+/).length > mostWords) return null
  const moment = readMoment(text)
  const count = readPageCount(moment.rest)
  const parties = readParties(count.rest)
  const { senderNumber, recipientNumber, senderName } = parties
  const number = senderNumber ?? recipientNumber
  const signs = {
    moment: moment.time !== null && moment.date !== null,
    clock: moment.time !== null,
    date: moment.date !== null,
    number: number !== null,
    count: count.page !== null && (count.labelled || count.pages !== null),
    directed: parties.directed,
    named: senderName !== null,
  }
  if (!isTransmitLine(signs, ofALetter.test(text))) return null
  return { senderNumber, senderName, recipientNumber, date: moment.date, time: moment.time, page: count.page, pages: count.pages }
}

interface Signs {
  readonly moment: boolean
  readonly clock: boolean
  readonly date: boolean
  readonly number: boolean
  readonly count: boolean
  readonly directed: boolean
  readonly named: boolean
}

/** A letter has dates, numbers and page counts too; the clock's time is what it hardly ever has in one row with them. */
function isTransmitLine({ moment, clock, date, number, count, directed, named }: Signs, likeALetter: boolean): boolean {
  if (likeALetter) return moment && count && number
  if (moment) return number || count || (directed && named)
  if (clock) return number && (count || directed)
  return number && count && (date || directed)
}
