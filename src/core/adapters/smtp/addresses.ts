import addressparser, { type Address } from 'nodemailer/lib/addressparser'
import type { MailAddress } from '../../../shared/domain/message'
import { fail, ok, type Result } from '../../../shared/result'

/** RFC 5321 §4.5.3.1: octets of the local part, of the domain, and of a path without its angle brackets. */
const longestLocal = 64
const longestDomain = 255
const longestAddress = 254

// RFC 5322 §3.2.3 atext, and beyond ASCII what RFC 6531 adds.
const dotAtom = /^[\p{L}\p{N}!#$%&'*+\-/=?^_`{|}~]+(?:\.[\p{L}\p{N}!#$%&'*+\-/=?^_`{|}~]+)*$/u
const quotedString = /^"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*"$/u
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u
const addressLiteral = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9a-f:.]+)\]$/i

/** Reads a line of typed addresses; `,` and `;` part them. One that cannot be right is named, never dropped. */
export function readAddresses(line: string): Result<readonly MailAddress[]> {
  const found: MailAddress[] = []
  for (const entry of mailboxes(addressparser(line))) {
    const typed = [entry.name, entry.address].filter((part) => part !== '').join(' ')
    if (!isAddress(entry.address) || isLoose(entry.name, entry.address, line) || holdsAnotherAddress(entry.name, entry.address)) return fail('address-invalid', { address: typed })
    if (found.some((known) => sameMailbox(known.address, entry.address))) continue
    found.push({ name: oneLine(entry.name), address: entry.address })
  }
  return ok(found)
}

/** The members of groups stand for themselves; a group whose name holds an address swallowed somebody. */
function mailboxes(entries: readonly Address[]): readonly MailAddress[] {
  return entries.flatMap((entry) => {
    if (entry.group === undefined) return [entry]
    return [...(entry.name.includes('@') ? [{ name: entry.name, address: '' }] : []), ...mailboxes(entry.group)]
  })
}

/** An addr-spec (RFC 5322 §3.4.1) with a full domain: a bare word behind the `@` is a slip, save for this very machine. */
export function isAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  if (at < 1 || octets(address) > longestAddress || octets(local) > longestLocal || octets(domain) > longestDomain) return false
  return (dotAtom.test(local) || quotedString.test(local)) && isDomain(domain)
}

function isDomain(domain: string): boolean {
  if (domain.startsWith('[')) return addressLiteral.test(domain)
  if (domain === 'localhost') return true
  const labels = domain.split('.')
  return labels.length > 1 && labels.every((part) => octets(part) <= 63 && label.test(part))
}

/** `max muster@firma.de`: words beside an address without angle brackets or a comment. It would go to somebody else. */
function isLoose(name: string, address: string, line: string): boolean {
  const squeezed = (text: string): string => text.replace(/\s/g, '')
  return name !== '' && !line.includes('(') && !squeezed(line).includes(`<${squeezed(address)}`)
}

/**
 * `a@x.de b@y.de` (a forgotten comma) is read by the parser as one address with a name. Sending it would leave out
 * somebody who was typed, so it is refused; `a@x.de <a@x.de>`, as many programs write it, is one and the same.
 */
function holdsAnotherAddress(name: string, address: string): boolean {
  return (name.match(/[^\s<>,;"']+@[^\s<>,;"']+/g) ?? []).some((other) => !sameMailbox(other, address))
}

const sameMailbox = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const octets = (text: string): number => new TextEncoder().encode(text).length

/** A name stands in a header: whatever could end the line there is a blank. */
const oneLine = (name: string): string => name.replace(/\p{Cc}+/gu, ' ').trim()
