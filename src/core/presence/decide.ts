import type { Workday } from '../../shared/domain/person'
import type { NewsKind, Presence, Told } from '../../shared/domain/presence'
import { dayNumberOf, minuteOf, wallClock, weekdayOf } from '../../shared/wall-clock'

/** Something that happened and may be told of. */
export interface News {
  readonly kind: NewsKind
  readonly conversationId: string
  /** the sender of a message, or who assigned or mentioned */
  readonly who: string
  readonly subject: string
}

export interface Desk {
  readonly now: number
  readonly presence: Presence
  /** of whoever sits there; empty: nothing is known of it */
  readonly hours: readonly Workday[]
  /** of the machine, if not given */
  readonly timeZone?: string
}

/** What is to be told of some news, if anything: one of them, or all as one. What is not told now is not told later either; the inbox has it. */
export function whatToTell(news: readonly News[], desk: Desk): Told | null {
  const wanted = news.filter(({ kind }) => desk.presence.tell[kind])
  const [first] = wanted
  if (!first || isQuiet(desk)) return null
  const conversations = new Set(wanted.map(({ conversationId }) => conversationId))
  const conversationId = conversations.size === 1 ? first.conversationId : null
  if (wanted.length > 1) {
    const kinds = new Set(wanted.map(({ kind }) => kind))
    return { kind: kinds.size === 1 ? first.kind : 'several', count: wanted.length, who: '', subject: '', conversationId }
  }
  const { kind, who, subject } = first
  return { kind, count: 1, who: desk.presence.names ? short(who) : '', subject: desk.presence.names ? short(subject) : '', conversationId }
}

/** Whether the desk wants to hear nothing at this moment. */
export function isQuiet({ now, presence: { quiet, workingHours, pausedUntil }, hours, timeZone }: Desk): boolean {
  if (pausedUntil !== null && now < pausedUntil) return true
  const wall = wallClock(timeZone)(now)
  const minute = minuteOf(wall)
  if (quiet !== null && isWithin(minute, quiet)) return true
  if (!workingHours || hours.length === 0) return false
  const today = hours.find((one) => one.day === weekdayOf(dayNumberOf(wall)))
  return today === undefined || minute < today.from || minute >= today.to
}

/** From `from` on and before `to`; over midnight where it ends before it begins, and no time at all where both are one. */
const isWithin = (minute: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to

/** A notification shows a line or two; what a stranger wrote is one line there. */
const short = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return [...line].length > longest ? `${[...line].slice(0, longest).join('')}…` : line
}

const longest = 120
