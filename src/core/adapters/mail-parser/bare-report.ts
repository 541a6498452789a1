import type { Email } from 'postal-mime'
import type { MailReport, ReportedRecipient } from '../../ports/document-reader'
import { messageIds } from './headers'
import { oneLine } from './names'

/*
 * Many servers tell in words alone that a mail did not arrive: qmail, Exim as it is set up at many, GMX and 1&1. What they
 * write is read here as far as a report needs it; whether it is believed, the outbox decides by the Message-ID and the address.
 */

const mostText = 100_000
const mostLines = 2_000
const longestLine = 500
const mostAddresses = 100
const longestWords = 500

/** Who writes such things. A person's holiday notice may say that nothing was delivered, too. */
const daemon = /^(?:mailer-?daemon|mail-?daemon|postmaster|microsoftexchange[0-9a-f]*)(?:\+[^@]*)?@/i
const failing =
  /(?:could ?n[o']t|can ?not|was ?n[o']t able to|unable to|has not|not be|did not|was not) (?:be )?(?:deliver|reach)|delivery (?:has |to .{1,100})?failed|undeliver|returned (?:mail|to sender)|returning message|failure notice|permanent(?:ly)? (?:error|fail|fatal)|nicht (?:zugestellt|zustellbar|ausgeliefert)|unzustellbar|zustellung .{0,60}fehlgeschlagen/i
const delaying = /\bwarning\b|delayed|still undelivered|not yet been delivered|will (?:continue|keep|be retried)|verz\u00f6gert|noch nicht zugestellt|weiter(?:hin)? versucht/i
const final = /permanent|given up|giving up|endg\u00fcltig|gave up|returned? to sender|returning message/i
/** What stands behind such a line is the mail that came back. */
const copyBegins = /^[ |]*-{2,}.*\b(?:copy|original|unsent|returned|header|urspr\u00fcngliche[nr]?)\b.*\b(?:message|nachricht)\b/i

const header = (email: Email, name: string): string => email.headers.find(({ key }) => key === name)?.value ?? ''

export const isDaemon = (email: Email): boolean => daemon.test(email.from?.address ?? '') || header(email, 'x-failed-recipients') !== ''

/** What a server's mail without parts for machines says; null where it is none. */
export function bareReport(email: Email, text: string): MailReport | null {
  if (!isDaemon(email)) return null
  const { notice } = split(text)
  const said = `${(email.subject ?? '').slice(0, 300)}\n${notice.join('\n')}`
  const delayed = delaying.test(said) && !final.test(said)
  if (!delayed && !failing.test(said)) return null
  // Its code, if any, is one of the words.
  const told = { outcome: delayed ? ('delayed' as const) : ('failed' as const), status: '', words: wordsOf(notice) }
  const recipients = addressesIn(header(email, 'x-failed-recipients'), ...notice).map((address): ReportedRecipient => ({ addresses: [address], ...told }))
  return { on: returnedIn(email, text), recipients }
}

/** The Message-ID of the mail that came back below the words; else what the report itself answers, as Exim and Exchange have it. */
export function returnedIn(email: Email, text: string): string | null {
  const { copy } = split(text)
  const at = copy.findIndex((line) => /^message-id:/i.test(line))
  const told = at < 0 ? undefined : messageIds(`${(copy[at] ?? '').slice('message-id:'.length)} ${/^[ \t]/.test(copy[at + 1] ?? '') ? (copy[at + 1] ?? '') : ''}`)[0]
  return told ?? messageIds(email.references).at(-1) ?? messageIds(email.inReplyTo)[0] ?? null
}

function split(text: string): { readonly notice: readonly string[]; readonly copy: readonly string[] } {
  const lines = text.slice(0, mostText).split('\n', mostLines).map((line) => line.slice(0, longestLine))
  const at = lines.findIndex((line) => copyBegins.test(line))
  return at < 0 ? { notice: lines, copy: lines } : { notice: lines.slice(0, at), copy: lines.slice(at + 1) }
}

function addressesIn(...texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => text.slice(0, 10_000).match(/[^\s<>"'(),:;[\]\\]{1,64}@[\p{L}\p{N}.-]{1,253}/gu) ?? [])
  return [...new Set(found.map((address) => address.toLowerCase().replace(/\.+$/, '')))].slice(0, mostAddresses)
}

/** The other server's answer where one is told, with the line on which it goes on. */
function wordsOf(notice: readonly string[]): string {
  const at = notice.findIndex((line) => /(?<![\d.])[45]\d\d[ -]|#?(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.test(line))
  return at < 0 ? '' : oneLine(notice.slice(at, at + 2).join(' ').trim()).slice(0, longestWords)
}
