import type { Header } from 'postal-mime'

const mostLines = 10
const mostText = 4_000

/**
 * Whether our own server found that a mail is not from whom it names (RFC 8601). The topmost result is that of the last server,
 * ours (§4.1), and so is what stands next to it under the same name: filters of one server write a line each. What stands below a
 * stranger may have written, also under that name, so the first verdict of DMARC (RFC 7489) counts.
 */
export function isSenderDenied(headers: readonly Header[]): boolean {
  const results = headers.filter(({ key }) => key === 'authentication-results').map(({ value }) => value.slice(0, mostText))
  const server = serverOf(results[0] ?? '')
  const others = results.findIndex((result) => serverOf(result) !== server)
  const told = results.slice(0, Math.min(others < 0 ? results.length : others, mostLines)).join('\n')
  const verdict = /\bdmarc=(pass|fail)\b/i.exec(told)?.[1]
  if (verdict !== undefined) return verdict.toLowerCase() === 'fail'
  return /\bspf=fail\b/i.test(told) && !/\bdkim=pass\b/i.test(told)
}

/** Its name stands first; Exchange leaves it out and begins with a result. */
const serverOf = (result: string): string => (/^[^;=]*(?=;)/.exec(result)?.[0] ?? '').trim().split(/\s/, 1)[0]?.toLowerCase() ?? ''
