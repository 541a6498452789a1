import type { TransmitLine } from '../../shared/domain/fax'
import { wallOf } from './calendar'
import type { Line } from './fax-page'
import { office, type Party } from './parties'
import type { Told } from './story'

export interface FaxLetter {
  readonly lines: readonly Line[]
  readonly stamp: TransmitLine
  /** ISO 8601 */
  readonly date: string
}

const two = (value: number): string => String(value).padStart(2, '0')

/** A business letter as it lies on the machine (DIN 5008, form B, roughly), with the line that the machine stamps on top. */
export function faxLetter(told: Told, party: Party, wrap: (text: string) => readonly string[]): FaxLetter {
  const wall = wallOf(told.at)
  const [year, month, day] = [wall.getUTCFullYear(), two(wall.getUTCMonth() + 1), two(wall.getUTCDate())]
  const time = `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`
  const name = party.name.toUpperCase().slice(0, 24)
  const raw = `${day}.${month}.${String(year)} ${time}  ${party.faxWritten}  ${name}  ${office.faxWritten}  S. 01/01`
  const person = party.people[told.person]?.name ?? ''
  const body = wrap(`${told.greeting}\n\n${told.body}\n\n${told.closing}`)
  const lines: Line[] = [
    { at: 0, text: raw, face: 'stamp', x: 60, stamped: true },
    { at: 2, text: party.name, face: 'title' },
    { at: 3, text: `${party.street} · ${party.town} · Telefax ${party.faxWritten}`, face: 'small' },
    { at: 8, text: office.name },
    { at: 9, text: 'Pfefferrohrweg 12' },
    { at: 10, text: '12489 Berlin' },
    { at: 13, text: `Kundennummer: ${told.customer}` },
    { at: 13, text: `Datum: ${day}.${month}.${String(year)}`, x: 1180 },
    { at: 16, text: told.subject, face: 'bold' },
    ...body.map((text, index): Line => ({ at: 19 + index, text })),
    { at: 21 + body.length, text: person },
    { at: 57, text: `${party.name} · E-Mail ${party.people[0]?.address ?? ''}`, face: 'small' },
  ]
  return {
    lines,
    stamp: { raw, senderNumber: party.fax, senderName: name, recipientNumber: office.fax, date: `${String(year)}-${month}-${day}`, time, page: 1, pages: 1 },
    date: `${String(year)}-${month}-${day}`,
  }
}
