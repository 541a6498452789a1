/** Larger than this is a whole calendar, of which nobody reads a list in a mail. */
const mostText = 500_000
const mostLines = 10_000
const longestLine = 10_000

export interface Property {
  /** in capitals, without a group before a dot */
  readonly name: string
  readonly params: ReadonlyMap<string, string>
  /** as it stands, escapes and all */
  readonly value: string
}

/** The properties of each VEVENT and of the calendar around it, first ones only; alarms and time zones are passed over. */
export interface CalendarFile {
  readonly calendar: ReadonlyMap<string, Property>
  /** every property of one name in its order */
  readonly events: readonly ReadonlyMap<string, readonly Property[]>[]
}

/** iCalendar (RFC 5545 §3.1) as far as it can be read: a line that is none is passed over, what nobody ends ends with the file. */
export function readCalendar(text: string, mostEvents: number): CalendarFile {
  const calendar = new Map<string, Property>()
  const events: Map<string, Property[]>[] = []
  const open: string[] = []
  for (const line of unfold(text)) {
    const property = readProperty(line)
    if (property === null) continue
    const { name, value } = property
    if (name === 'BEGIN') {
      open.push(value.trim().toUpperCase())
      if (open.at(-1) === 'VEVENT') {
        if (events.length === mostEvents) break
        events.push(new Map())
      }
    } else if (name === 'END') open.pop()
    else if (open.length <= 1 && !calendar.has(name)) calendar.set(name, property)
    else if (open.at(-1) === 'VEVENT') {
      const event = events.at(-1)
      const before = event?.get(name)
      if (before) before.push(property)
      else event?.set(name, [property])
    }
  }
  return { calendar, events }
}

const unfold = (text: string): readonly string[] =>
  text
    .slice(0, mostText)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n|\r/, mostLines)
    .map((line) => line.slice(0, longestLine))

function readProperty(line: string): Property | null {
  const pieces = parted(line)
  if (pieces === null) return null
  const [told = '', ...rest] = pieces.before
  const name = told.slice(told.lastIndexOf('.') + 1).trim().toUpperCase()
  if (!/^[A-Z0-9-]{1,60}$/.test(name)) return null
  const params = new Map<string, string>()
  for (const param of rest) {
    const equals = param.indexOf('=')
    const key = param.slice(0, equals).trim().toUpperCase()
    if (equals > 0 && !params.has(key)) params.set(key, param.slice(equals + 1).replaceAll('"', '').trim())
  }
  return { name, params, value: pieces.value }
}

/** At the first colon outside of quotes, and before it at semicolons. */
function parted(line: string): { readonly before: readonly string[]; readonly value: string } | null {
  const before: string[] = []
  let quoted = false
  let from = 0
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]
    if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === ';' || sign === ':')) {
      before.push(line.slice(from, at))
      from = at + 1
      if (sign === ':') return { before, value: line.slice(from) }
    }
  }
  return null
}

/** Text of RFC 5545 §3.3.11. */
export const unescaped = (value: string): string => value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
