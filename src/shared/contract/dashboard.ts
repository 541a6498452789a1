import { z } from 'zod'
import { assumptionName, assumptionValue, bucketSize, change, dashboardOptions, dialogue, faxGroup, forecast, groupKind, isoDay, officeCalendar, outlook, savings, trafficFigures, whoRow, workload } from '../domain/dashboard'
import { isPeriodDay, readFigureFilter } from '../figures/filter'
import { id } from '../domain/ids'
import { channelKind } from '../domain/message'
import { call } from './call'

/** A day that figures may be asked for: the same ones as of a list behind a number. */
export const periodDay = isoDay.refine(isPeriodDay)
const span = z.object({ from: periodDay, to: periodDay }).refine(({ from, to }) => from <= to, { path: ['to'] })

/** A list of the inbox that stands behind a number. */
export const figureFilterName = z.templateLiteral(['figure:', z.string()]).refine((filter) => readFigureFilter(filter) !== null)

/** How each figure is made: docs/figures.md. */
export const dashboardCalls = {
  'dashboard.figures': call(
    () => z.object({ from: periodDay, to: periodDay, by: bucketSize, labelId: id.nullable() }).refine(({ from, to }) => from <= to, { path: ['to'] }),
    () => trafficFigures,
  ),
  /** Of the conversations that began in a period, over one channel where one is named. */
  'dashboard.dialogue': call(() => span.safeExtend({ labelId: id.nullable(), channel: channelKind.nullable() }), () => dialogue),
  /** What changed this week and this month; the first day anything is counted on (null: nothing is) and today by the office's clock; how many messages bear a date still to come. */
  'dashboard.changes': call(() => z.object({}), () => z.object({ changes: z.array(change), first: isoDay.nullable(), today: isoDay, future: z.number().int() })),
  /** Where the fax share of incoming messages goes; `possible`: the share of those that came from senders of whom no other way is known, in the last twelve months. */
  'dashboard.forecast': call(() => z.object({}), () => z.object({ target: z.number().nullable(), forecast, outlook, possible: z.number().nullable() })),
  'dashboard.who': call(() => span, () => z.object({ rows: z.array(whoRow) })),
  /** Null where people are not told apart and the groups would be people. */
  'dashboard.groups': call(() => span.safeExtend({ kind: groupKind }), () => z.object({ groups: z.array(faxGroup).nullable() })),
  'dashboard.work': call(() => z.object({}), () => workload),
  'dashboard.savings': call(() => span, () => savings),
  'dashboard.assume': call(() => z.object({ name: assumptionName, value: assumptionValue }), () => z.object({})),
  /** How many conversations stand behind a number, and how many of their messages it counts. */
  'dashboard.behind': call(() => z.object({ filter: figureFilterName }), () => z.object({ conversations: z.number().int(), messages: z.number().int() })),
  'dashboard.options': call(() => z.object({}), () => dashboardOptions),
  'dashboard.setOptions': call(() => dashboardOptions.partial(), () => dashboardOptions),
  'office.calendar': call(() => z.object({}), () => officeCalendar),
  'office.setCalendar': call(() => officeCalendar, () => z.object({})),
}
