/** The line that begins a message passed on, as our own drafts and other programs write it. */
const passedOn = /^-{5,} .* -{5,}$/

/** The lines of a draft that a person writes, and from where on they are quoted or passed on. */
export function ownWords(text: string): { readonly own: readonly string[]; readonly below: readonly string[] } {
  const lines = text.split('\n')
  let at = lines.findIndex((line) => passedOn.test(line) || line.startsWith('>'))
  if (at < 0) return { own: lines, below: [] }
  // The attribution stands right above what it speaks of.
  if (lines[at]?.startsWith('>') && lines[at - 1]?.trimEnd().endsWith(':')) at -= 1
  return { own: lines.slice(0, at), below: lines.slice(at) }
}
