/*
 * The log carries events and numbers by rule. Texts of system errors come with paths, and a mistake may let more
 * through; the diagnostics file leaves the house, so what looks private is taken out once more.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/[^\s"<>(),:;]+@[^\s"'<>(),:;]+/g, '<address>'],
  // Windows and network paths, then those that begin with a slash; a path ends with the quote, bracket or line around it.
  [/(?:[A-Za-z]:\\|\\\\)[^"'\n]*/g, '<path>'],
  [/(?<![\w.])\/[^"'\n,)\]}]*/g, '<path>'],
  [/\+?\d[\d\s/-]{6,}\d/g, '<number>'],
]

const timestamp = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z /

export function withoutPrivate(line: string): string {
  const time = timestamp.exec(line)?.[0] ?? ''
  return patterns.reduce((text, [pattern, word]) => text.replace(pattern, word), line.slice(time.length)).replace(/^/, time)
}
