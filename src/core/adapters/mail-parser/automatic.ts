import type { Email } from 'postal-mime'
import type { AutomaticKind } from '../../../shared/domain/reason'
import type { MailReport } from '../../ports/document-reader'
import { isReceipt } from './report'

/** A mail that has passed more servers than this goes round (RFC 5321 §6.3 asks for a hundred at least before it is refused). */
const mostHops = 100
/** What mail programs write over an answer that nobody wrote; an answer to one of these begins with AW or Re. */
const answeredByItself =
  /^\s*(?:automatische (?:antwort|r\u00fcckantwort)|abwesenheits(?:notiz|benachrichtigung|assistent|meldung)|abwesenheit\s*:|abwesend\s*:|automatic reply|auto(?:matic)?[ -]?(?:reply|response|antwort)|out of (?:the )?office|r\u00e9ponse automatique|respuesta autom\u00e1tica|risposta automatica|automatisch antwoord)/i

/** Whether a machine wrote it, and what kind of machine (RFC 3834 §5, RFC 2919, RFC 2369, and what is written without an RFC). */
export function automaticKind(email: Email, report: MailReport | null): AutomaticKind | null {
  const all = (name: string): string[] => email.headers.filter(({ key }) => key === name).map(({ value }) => value.slice(0, 1_000).trim().toLowerCase())
  const one = (name: string): string => all(name)[0] ?? ''
  const has = (...names: readonly string[]): boolean => email.headers.some(({ key }) => names.includes(key))
  const byItself = answeredByItself.test((email.subject ?? '').slice(0, 200))
  const daemon = /^\s*(?:mailer-daemon|postmaster)@/i.test(email.from?.address ?? '')
  const returnPath = has('return-path') ? one('return-path') : null
  const precedence = one('precedence')
  const submitted = one('auto-submitted').split(/[;\s]/, 1)[0] ?? ''

  if (report !== null) return isReceipt(report) ? 'receipt' : 'report'
  if (wentRound(all('delivered-to'), all('received').length, one('x-loop'), email)) return 'loop'
  if (daemon && returnPath === '<>') return 'report'
  if (submitted === 'auto-replied' || has('x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from') || precedence === 'auto_reply') return 'auto-reply'
  if (byItself && (submitted !== '' || returnPath === '<>' || has('x-auto-response-suppress') || precedence !== '' || email.inReplyTo !== undefined)) return 'auto-reply'
  if (has('list-id', 'list-post', 'list-unsubscribe') || precedence === 'list' || precedence === 'bulk') return 'list'
  if (submitted !== '' && submitted !== 'no') return 'notice'
  if (/\b(?:all|autoreply|oof)\b/.test(one('x-auto-response-suppress')) || returnPath === '<>' || precedence === 'junk') return 'notice'
  return byItself ? 'auto-reply' : null
}

/** Delivered twice to one address, or marked by the very address that it goes to. */
function wentRound(deliveredTo: readonly string[], hops: number, loop: string, email: Email): boolean {
  if (hops > mostHops || new Set(deliveredTo).size < deliveredTo.length) return true
  return loop !== '' && (email.to ?? []).some(({ address }) => address !== undefined && address !== '' && loop.includes(address.toLowerCase()))
}
