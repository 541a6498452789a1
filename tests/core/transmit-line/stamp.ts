import type { Word } from '../../../src/shared/domain/page'

/** What a machine was told about itself and the call; numbers as their owners write them. */
export interface Stamp {
  readonly at: Date
  readonly name: string
  readonly from: string
  readonly to: string
  readonly page: number
  readonly pages: number
}

type Tells = 'name' | 'from' | 'to' | 'pages' | 'page' | 'date' | 'time'

export interface Layout {
  readonly machine: string
  readonly print: (stamp: Stamp) => string
  readonly lacks?: readonly Tells[]
}

const two = (value: number): string => String(value).padStart(2, '0')
const three = (value: number): string => String(value).padStart(3, '0')
const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const german = ['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const deWeekdays = ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa']

const of = ({ at }: Stamp) => {
  const [year, month, day, hour, minute] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()]
  return {
    Y: String(year),
    y: two(year % 100),
    M: two(month + 1),
    m: String(month + 1),
    D: two(day),
    d: String(day),
    en: english[month] ?? '',
    EN: (english[month] ?? '').toUpperCase(),
    de: german[month] ?? '',
    DE: (german[month] ?? '').toUpperCase(),
    WD: weekdays[at.getUTCDay()] ?? '',
    wd: deWeekdays[at.getUTCDay()] ?? '',
    t: `${two(hour)}:${two(minute)}`,
    t12: `${two(hour % 12 || 12)}:${two(minute)}`,
    T12: `${hour % 12 || 12}:${two(minute)}`,
    half: hour < 12 ? 'AM' : 'PM',
  }
}

/** Layouts as machines and gateways stamp them, by what their manuals and received faxes show. */
export const layouts: readonly Layout[] = [
  { machine: 'FROM/TO, month in letters', print: (s) => `${of(s).D}-${of(s).EN}-${of(s).Y} ${of(s).t}   VON: ${s.name}   ${s.from}   AN: ${s.to}   S. ${two(s.page)}/${two(s.pages)}` },
  { machine: 'gateway, received', lacks: ['name', 'to'], print: (s) => `Empfangen: ${of(s).D}.${of(s).M}.${of(s).Y} ${of(s).t} von ${s.from} - Seite ${s.page} von ${s.pages}` },
  { machine: 'FAX, arrow, brackets', print: (s) => `${of(s).D}/${of(s).M} ${of(s).Y} ${of(s).t} FAX ${s.from}   ${s.name}   -> ${s.to}    [P${three(s.page)}/${three(s.pages)}]` },
  { machine: 'FAX, arrow, name first', print: (s) => `${of(s).D}/${of(s).M} ${of(s).Y} ${of(s).t}  ${s.name}  ${s.from}  -> ${s.to}  ${three(s.page)}/${three(s.pages)}` },
  { machine: 'PHONE NO., twelve hours', lacks: ['to', 'pages'], print: (s) => `FROM : ${s.name}      PHONE NO. : ${s.from}      ${of(s).EN}. ${of(s).D} ${of(s).Y} ${of(s).t12}${of(s).half}  P${s.page}` },
  { machine: 'FAX NO., twelve hours', lacks: ['to'], print: (s) => `${of(s).EN}-${of(s).D}-${of(s).Y} ${of(s).WD} ${of(s).t12} ${of(s).half}   ${s.name}     FAX NO. ${s.from}     P. ${two(s.page)}/${two(s.pages)}` },
  { machine: 'ISO', lacks: ['to'], print: (s) => `${of(s).Y}-${of(s).M}-${of(s).D} ${of(s).t}  ${s.name} ${s.from}  P.${s.page}/${s.pages}` },
  { machine: 'ISO with arrow', print: (s) => `${of(s).Y}-${of(s).M}-${of(s).D} ${of(s).t}  ${s.name}  ${s.from} >> ${s.to}   P ${s.page}/${s.pages}` },
  { machine: 'From-, counters', lacks: ['to'], print: (s) => `${of(s).D}-${of(s).EN}-${of(s).Y}  ${of(s).t}   From-${s.name}   ${s.from}   T-123 P.${three(s.page)}/${three(s.pages)} F-456` },
  { machine: 'short, a and p', lacks: ['to', 'pages'], print: (s) => `${of(s).en} ${of(s).D} ${of(s).y} ${of(s).t12}${of(s).half.slice(0, 1).toLowerCase()}    ${s.name}    ${s.from}    p.${s.page}` },
  { machine: 'An and Von', print: (s) => `${of(s).D}.${of(s).M}.${of(s).Y} ${of(s).t}   An: ${s.to}   Von: ${s.name} ${s.from}   Seite: ${s.page}/${s.pages}` },
  { machine: 'Von, Fax, An, date behind', print: (s) => `Von: ${s.name}  Fax: ${s.from}   An: ${s.to}   Seite: ${s.page}/${s.pages}   Datum: ${of(s).D}.${of(s).M}.${of(s).Y} ${of(s).t}` },
  { machine: 'American', lacks: ['to'], print: (s) => `${of(s).M}/${of(s).D}/${of(s).Y} ${of(s).t12} ${of(s).half}  ${s.name}  ${s.from}   Page ${s.page} of ${s.pages}` },
  { machine: 'American, FAX label', lacks: ['to'], print: (s) => `${of(s).M}/${of(s).D}/${of(s).Y} ${of(s).t12} ${of(s).half}   FAX  ${s.from}   ${s.name}    ${four(s.page)}/${four(s.pages)}` },
  { machine: 'number before name', lacks: ['to', 'pages'], print: (s) => `${of(s).D}/${of(s).M}/${of(s).Y}  ${of(s).t}    ${s.from}            ${s.name}                    S.  ${two(s.page)}` },
  { machine: 'FAX first', lacks: ['to'], print: (s) => `FAX ${s.from}    ${s.name}    ${of(s).D}.${of(s).M}.${of(s).y}  ${of(s).t}    Seite ${s.page} von ${s.pages}` },
  { machine: 'counter Nr.', lacks: ['to'], print: (s) => `${of(s).D}.${of(s).de}.${of(s).Y} ${of(s).t}      ${s.name}     ${s.from}            Nr. 396   S. ${s.page}/${s.pages}` },
  { machine: 'weekday, counter NO.', lacks: ['to'], print: (s) => `${of(s).D}. ${of(s).DE}. ${of(s).Y} (${of(s).wd}) ${of(s).t}   ${s.name}   ${s.from}   NO.4711 P.${s.page}/${s.pages}` },
  { machine: 'FAX behind name', lacks: ['to', 'pages'], print: (s) => `${of(s).D}.${of(s).M}.${of(s).Y} ${of(s).t}    ${s.name}    FAX ${s.from}    S.${s.page}` },
  { machine: 'bare page', lacks: ['to', 'pages'], print: (s) => `${of(s).D}/${of(s).M} '${of(s).y} ${of(s).t}    FAX ${s.from}    ${s.name}        ${two(s.page)}` },
  { machine: 'hash page', lacks: ['to'], print: (s) => `${of(s).D}-${of(s).M}-${of(s).y};${of(s).t} ;${s.name} ;${s.from} # ${s.page}/ ${s.pages}` },
  { machine: 'time first', lacks: ['to'], print: (s) => `${of(s).t} ${of(s).D}.${of(s).M}.${of(s).Y}   ${s.name}   ${s.from}   Seite ${two(s.page)}/${two(s.pages)}` },
  { machine: 'Uhr, Blatt', lacks: ['to'], print: (s) => `${of(s).wd} ${of(s).D}.${of(s).M}.${of(s).Y} ${of(s).t} Uhr   ${s.name}   Fax-Nr. ${s.from}   Blatt ${s.page} von ${s.pages}` },
  { machine: 'gateway, to first', lacks: ['name'], print: (s) => `${of(s).D}.${of(s).M}.${of(s).Y} ${of(s).t}   TO:${s.to} FROM:${s.from}  Page: ${s.page}/${s.pages}` },
  { machine: 'gateway, FROM TO with name', print: (s) => `${of(s).Y}-${of(s).M}-${of(s).D} ${of(s).t} FROM: ${s.name} ${s.from} TO: ${s.to} Page ${s.page} of ${s.pages}` },
  { machine: 'French', lacks: ['to'], print: (s) => `${of(s).D}/${of(s).M}/${of(s).Y}  ${of(s).t}   ${s.name}   ${s.from}   PAGE ${two(s.page)}/${two(s.pages)}` },
  { machine: 'Italian', lacks: ['to'], print: (s) => `${of(s).D}/${of(s).M}/${of(s).Y} ${of(s).t}  ${s.name}  ${s.from}  PAG. ${two(s.page)}/${two(s.pages)}` },
  { machine: 'Dutch', lacks: ['to'], print: (s) => `${of(s).D}-${of(s).M}-${of(s).Y} ${of(s).t}  ${s.name}  ${s.from}  Blz. ${s.page} van ${s.pages}` },
  { machine: 'compact date', lacks: ['to'], print: (s) => `${of(s).Y}${of(s).M}${of(s).D} ${of(s).t}  ${s.name}  ${s.from}  P${two(s.page)}/${two(s.pages)}` },
  { machine: 'name only', lacks: ['from', 'to'], print: (s) => `${of(s).D}.${of(s).M}.${of(s).Y} ${of(s).t}   ${s.name}   S. ${s.page}/${s.pages}` },
  { machine: 'seconds', lacks: ['to'], print: (s) => `${of(s).D}.${of(s).M}.${of(s).Y} ${of(s).t}:37  ${s.from}  ${s.name}  Seite ${three(s.page)}/${three(s.pages)}` },
  { machine: 'two numbers side by side', lacks: ['name'], print: (s) => `${of(s).D}.${of(s).M}.${of(s).Y} ${of(s).t} ${s.from}   ${s.to}   S. ${s.page}/${s.pages}` },
]

const four = (value: number): string => String(value).padStart(4, '0')

/** What the machine stamped as it should come out. */
export function truth(stamp: Stamp, layout: Layout, e164: (printed: string) => string) {
  const has = <T>(name: Tells, value: T): T | null => (layout.lacks?.includes(name) === true ? null : value)
  return {
    senderNumber: has('from', e164(stamp.from)),
    senderName: has('name', stamp.name),
    recipientNumber: has('to', e164(stamp.to)),
    date: has('date', stamp.at.toISOString().slice(0, 10)),
    time: has('time', stamp.at.toISOString().slice(11, 16)),
    page: has('page', stamp.page),
    pages: has('pages', stamp.pages),
  }
}

export const page = { width: 1728, height: 2444 }

/** Words where a machine with a fixed pitch sets them; a row of the recogniser breaks at gaps wider than `breakAt` signs. */
export function wordsOf(text: string, { top = 12, height = 18, left = 30, line = 0, breakAt = Number.POSITIVE_INFINITY, slant = 0 } = {}): Word[] {
  const pitch = Math.min(height * 0.8, (page.width - left * 2) / Math.max(1, text.length))
  let number = line
  let before = 0
  return [...text.matchAll(/\S+/g)].map((match) => {
    if (match.index - before > breakAt) number += 1
    before = match.index + match[0].length
    const x = left + match.index * pitch
    return { text: match[0], box: [x, top + x * slant, match[0].length * pitch - pitch * 0.15, height], confidence: 90, line: number }
  })
}

/** Numbers of a small generator, so that each run tries the same lines. */
export function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const shapes: Readonly<Record<string, string>> = { '0': 'O', '1': 'lI', '5': 'S', '8': 'B', '2': 'Z' }

/** What recognition makes of small print: a digit's shape taken for a letter's, S for 5, 0 for O in words that a machine sets. */
export function misread(text: string, random: () => number, share: number): string {
  return [...text]
    .map((sign, index) => {
      if (random() >= share) return sign
      const taken = shapes[sign]
      // A digit alone between others is the one that recognition gets wrong; a group of letters is read as a word.
      if (taken !== undefined && /\d/.test(text[index - 1] ?? '')) return taken[Math.floor(random() * taken.length)] ?? sign
      return sign
    })
    .join('')
    .replace(/(?<=\s)S\.(?=\s?\d)/, (label) => (random() < share * 3 ? (['5.', '8.', '$.', 'S,'][Math.floor(random() * 4)] ?? label) : label))
    .replace(/ -> /, (arrow) => (random() < share * 5 ? ' ' : arrow))
}
