/** A stretch of a text that names somebody: UTF-16 offsets, the sign before the name included. */
export interface Mentioned<P> {
  readonly from: number
  readonly to: number
  readonly person: P
}

const goesOn = /[\p{L}\p{N}_]/u

/** Who is named by `@` and his whole name, in whatever case; of two names that begin alike the longer one. An address has no blank before its sign and names nobody. */
export function mentionsIn<P extends { readonly name: string }>(text: string, people: readonly P[]): readonly Mentioned<P>[] {
  const byLength = [...people].filter(({ name }) => name !== '').sort((one, other) => other.name.length - one.name.length)
  const low = text.toLowerCase()
  const found: Mentioned<P>[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at > 0 && goesOn.test(text[at - 1] ?? '')) continue
    const person = byLength.find(({ name }) => low.startsWith(name.toLowerCase(), at + 1) && !goesOn.test(text[at + 1 + name.length] ?? ''))
    if (person) found.push({ from: at, to: at + 1 + person.name.length, person })
  }
  return found
}

/** What is being typed behind the last sign before the caret, if that may become a name; `from` is where the sign stands. */
export function mentionBegun(text: string, caret: number): { readonly from: number; readonly typed: string } | null {
  const from = text.lastIndexOf('@', caret - 1)
  if (from < 0 || (from > 0 && goesOn.test(text[from - 1] ?? ''))) return null
  const typed = text.slice(from + 1, caret)
  return typed.length > 60 || typed.includes('\n') ? null : { from, typed }
}
