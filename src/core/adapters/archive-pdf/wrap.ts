/**
 * Lines of at most `width`, broken at blanks; a word that is wider than a line is broken where it has to be. Each sign is
 * measured a few times, however long its word is.
 * @param measure width of one sign, in the same unit
 */
export function* wrap(paragraph: string, width: number, measure: (sign: string) => number): Generator<string> {
  let line = ''
  let used = 0
  // words with the blanks behind them
  for (const [word] of paragraph.matchAll(/ *[^ ]+ *|^ +$/g)) {
    const wide = widthOf(word.trimEnd(), measure)
    if (line !== '' && used + wide > width) {
      yield line.trimEnd()
      line = ''
      used = 0
    }
    if (wide <= width) {
      line += word
      used += widthOf(word, measure)
      continue
    }
    for (const sign of word) {
      const more = measure(sign)
      if (line !== '' && used + more > width) {
        yield line.trimEnd()
        line = ''
        used = 0
      }
      line += sign
      used += more
    }
  }
  yield line.trimEnd()
}

function widthOf(text: string, measure: (sign: string) => number): number {
  let sum = 0
  for (const sign of text) sum += measure(sign)
  return sum
}
