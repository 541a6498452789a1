import type { Announcement, Numbering, Pattern } from '../../shared/domain/gateway'
import { compileTemplate, match, matchable, type Matched, type Template, type Values } from './template'
import { momentOf, numberOf } from './values'
import { isWithheld, type Placeholder } from './placeholders'

/** A gateway with its templates made ready. */
export interface ReadyGateway {
  readonly id: string
  readonly name: string
  readonly patterns: readonly ReadyPattern[]
}

interface ReadyPattern {
  readonly means: Pattern['means']
  readonly numbering: Numbering
  readonly sender: readonly Template[]
  readonly subject: readonly Template[]
  /** plain words of which one stands in each subject that fits: told apart by these, other mail costs a few microseconds */
  readonly needles: readonly string[]
  readonly text: readonly Template[]
  readonly says: readonly Template[]
  readonly file: readonly Template[]
}

/** What a mail shows of itself to a pattern. */
export interface SeenMail {
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly fileNames: readonly string[]
}

export interface Recognised {
  readonly announcement: Announcement
  /** told by what it says, not by its sender alone: then it claims to be a fax */
  readonly claimed: boolean
}

/** A notice says what it has to say at its beginning; what follows is a log or a disclaimer. */
const textLooked = 20_000
const linesLooked = 120
const filesLooked = 20

export function readyGateway(id: string, name: string, patterns: readonly Pattern[]): ReadyGateway {
  const ready = (sources: readonly string[]): readonly Template[] => sources.map(compileTemplate)
  return {
    id,
    name,
    patterns: patterns.map(({ means, numbering, sender, subject, text, says, file }) => ({
      means,
      numbering,
      sender: ready(sender),
      subject: ready(subject),
      needles: shortest(ready(subject).map(({ needle }) => needle)),
      text: ready(text),
      says: ready(says),
      file: ready(file),
    })),
  }
}

/** What holds a longer one holds the shorter one within it. */
const shortest = (needles: readonly string[]): readonly string[] => [...new Set(needles)].filter((needle, _, all) => !all.some((other) => other !== needle && needle.includes(other)))

/** The first gateway one of whose patterns fits; null for all other mail. */
export function recognise(mail: SeenMail, gateways: readonly ReadyGateway[]): Recognised | null {
  const bare = withoutTags(mail.subject)
  if (answerMark.test(bare)) return null
  const subjects = [...new Set([mail.subject, bare])].map(matchable)
  const sender = matchable(mail.from)
  let lines: readonly Matched[] | null = null
  const linesOf = (): readonly Matched[] => (lines ??= mail.text.slice(0, textLooked).split('\n', linesLooked).map(matchable))
  for (const gateway of gateways) {
    for (const pattern of gateway.patterns) {
      const bySubject = pattern.needles.length === 0 || holdsOne(subjects, pattern.needles) ? firstMatch(pattern.subject, subjects) : null
      if (bySubject === null || firstMatch(pattern.sender, [sender]) === null) continue
      const byText = pattern.text.length === 0 ? none : firstMatch(pattern.text, linesOf())
      if (byText === null) continue
      const said = [
        bySubject,
        byText,
        ...pattern.says.map((template) => firstMatch([template], [...subjects, ...linesOf()])),
        ...pattern.file.map((template) => firstMatch([template], mail.fileNames.slice(0, filesLooked).map(matchable))),
      ]
      const claimed = pattern.subject.length > 0 || pattern.text.length > 0
      return { announcement: announcementOf(gateway, pattern, mail.from, said), claimed }
    }
  }
  return null
}

/** Mail servers set a mark before the subject of what comes from outside, lists set their name. */
const withoutTags = (subject: string): string => subject.slice(0, 1_000).replace(/^\s*(?:\[[^[\]]{0,60}\]\s*){1,5}/, '')

/** What a person answers or sends on is that person's mail. */
const answerMark = /^(?:re|aw|antw|antwort|wg|fw|fwd|sv|vs|tr|odp)\s?(?:[[(]\d+[\])])?:/i

const holdsOne = (texts: readonly Matched[], needles: readonly string[]): boolean => texts.some(({ lower }) => needles.some((needle) => lower.includes(needle)))

const none: Values = {}

/** An empty list asks nothing. */
function firstMatch(templates: readonly Template[], texts: readonly Matched[]): Values | null {
  if (templates.length === 0) return none
  for (const template of templates) {
    for (const text of texts) {
      const values = match(template, text)
      if (values !== null) return values
    }
  }
  return null
}

/** Of several places that tell the same the first is believed: subject, text, file name. */
function announcementOf(gateway: ReadyGateway, pattern: ReadyPattern, from: string, said: readonly (Values | null)[]): Announcement {
  const all = (name: Placeholder): readonly string[] => said.flatMap((values) => values?.[name] ?? [])
  const number = (written: readonly string[]): string | null => written.map((text) => numberOf(text, pattern.numbering)).find((value) => value !== null) ?? null
  const names = all('name').map((name) => name.replace(/^["'<(]+|[>")']+$/g, '').trim()).filter((name) => name !== '' && !isWithheld(name) && !isWithheld(`<${name}>`))
  const isNumber = (name: string): boolean => /^[\d+()/. -]+$/.test(name)
  // Where a machine has no name set, its number stands in the place of one.
  const found = number(all('number')) ?? number(names.filter(isNumber))
  const extension = all('number').find((written) => !isWithheld(written)) ?? names.find(isNumber)
  const pages = all('pages').map(Number).find((count) => count > 0)
  return {
    gatewayId: gateway.id,
    gatewayName: gateway.name,
    means: pattern.means,
    from,
    number: found,
    name: names.find((name) => !isNumber(name)) ?? (found === null ? (extension ?? '') : ''),
    at: moment(all('date'), all('time')),
    pages: pages ?? null,
    job: all('job')[0] ?? '',
  }
}

function moment(dates: readonly string[], times: readonly string[]): number | null {
  for (const [index, date] of dates.entries()) {
    const at = momentOf(date, times[index] ?? times[0] ?? '')
    if (at !== null) return at
  }
  return null
}
