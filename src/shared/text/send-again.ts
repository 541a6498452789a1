import type { Language } from '../strings/language'
import { translator } from '../strings/translate'

export interface LackingFax {
  /** stamped pages that did not come */
  readonly missing: readonly number[]
  readonly of: number
  /** ISO 8601 and `HH:MM` as the sender's machine stamped them; he finds the fax by them in his own journal */
  readonly date: string | null
  readonly time: string | null
  /** when it came, where the machine stamped no date */
  readonly at: number
}

export interface AskingOffice {
  readonly language: Language
  /** the e-mail address to send to; null where no account is set up yet */
  readonly address: string | null
  /** of the machine, if not given */
  readonly timeZone?: string
}

/** The letter that asks for missing pages of a fax, for one click; a person reads it before it goes out. */
export function askToSendAgain(fax: LackingFax, { language, address, timeZone }: AskingOffice): { readonly subject: string; readonly text: string } {
  const t = translator(language)
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const day = (at: number, zone: string | undefined): string => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(at)
  const stamped = fax.date === null ? Number.NaN : Date.parse(`${fax.date}T00:00:00Z`)
  const date = Number.isNaN(stamped) ? day(fax.at, timeZone) : day(stamped, 'UTC')
  const time = Number.isNaN(stamped) ? new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(fax.at) : fax.time
  const params = {
    date,
    when: time === null ? date : t('reply.momentOfFax', { date, time }),
    count: fax.missing.length,
    pages: new Intl.ListFormat(locale, { type: 'conjunction' }).format(runs(fax.missing).map(([first, last]) => (first === last ? String(first) : t('reply.pageRange', { first, last })))),
    of: fax.of,
    address: address === null || address === '' ? 'none' : address,
  }
  return { subject: t('reply.sendAgainSubject', params), text: t('reply.sendAgain', params) }
}

/** Three or more in a row are named by the first and the last. */
function runs(pages: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const page of [...new Set(pages)].sort((one, other) => one - other)) {
    const last = found.at(-1)
    if (last && page === last[1] + 1) last[1] = page
    else found.push([page, page])
  }
  return found.flatMap(([first, last]) => (last - first === 1 ? [[first, first] as const, [last, last] as const] : [[first, last] as const]))
}
