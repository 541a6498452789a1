import { idShape } from '../id-shape'
import type { FigureList } from '../domain/dashboard'
import { faxRegions, figureNames } from './names'

const prefix = 'figure:'

/** The conversations behind a number as a list of the inbox, by one name: `figure:in~2026-05-01~2026-05-31~fax~~~~`. */
export type FigureFilter = `figure:${string}`

const rest = ['channel', 'labelId', 'contactId', 'ownerId', 'region'] as const

export const figureFilter = (list: FigureList): FigureFilter => `${prefix}${[list.figure, list.from, list.to, ...rest.map((name) => list[name] ?? '')].join('~')}`

/** @returns null where it names none */
export function readFigureFilter(filter: string): FigureList | null {
  if (!filter.startsWith(prefix)) return null
  const [figure, from = '', to = '', ...values] = filter.slice(prefix.length).split('~')
  const [channel, labelId, contactId, ownerId, region] = values.map((text) => (text === '' ? null : text))
  const isSomeOrNone = (text: string | null | undefined): boolean => text === null || text === 'none' || isId(text)
  const isSound =
    values.length === rest.length &&
    figureNames.some((name) => name === figure) &&
    isPeriodDay(from) &&
    isPeriodDay(to) &&
    from <= to &&
    [null, 'fax', 'mail', 'internal'].some((name) => name === channel) &&
    isSomeOrNone(labelId) &&
    (contactId === null || isId(contactId)) &&
    isSomeOrNone(ownerId) &&
    (region === null || faxRegions.some((name) => name === region))
  return isSound ? ({ figure, from, to, channel, labelId, contactId, ownerId, region } as FigureList) : null
}

const isId = (text: string | undefined): boolean => text !== undefined && idShape.test(text)

/** Earlier days are those of broken clocks, as later ones are; a longer period would be drawn in no chart, and gone through day by day without an end. */
export const firstPeriodDay = '1970-01-01'
export const lastPeriodDay = '2100-12-31'

/** A day that figures may be asked for (ISO 8601). */
export const isPeriodDay = (text: string): boolean => isDay(text) && text >= firstPeriodDay && text <= lastPeriodDay

/** A day that there is. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
