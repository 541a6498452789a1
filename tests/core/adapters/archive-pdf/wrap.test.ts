import { describe, expect, it } from 'vitest'
import { wrap } from '../../../../src/core/adapters/archive-pdf/wrap'

const wide = (): number => 1

describe('lines of a letter', () => {
  it.each([
    ['breaks at blanks', 'eins zwei drei', 9, ['eins zwei', 'drei']],
    ['keeps what stands in front', '  eins zwei', 6, ['  eins', 'zwei']],
    ['takes a word apart that is wider than a line', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['takes it apart behind another word', 'x abcdefgh', 4, ['x', 'abcd', 'efgh']],
    ['leaves an empty line empty', '', 4, ['']],
    ['leaves blanks empty', '      ', 4, ['']],
    ['does not part signs of two halves', '🙂🙂🙂', 2, ['🙂🙂', '🙂']],
  ])('%s', (_, text, width, lines) => {
    expect([...wrap(text, width, wide)]).toEqual(lines)
  })

  it('measures a word of a million signs once', () => {
    let measured = 0
    const lines = [...wrap('x'.repeat(1_000_000), 80, () => (measured++, 1))]
    expect([lines.length, measured < 4_000_000]).toEqual([12_500, true])
  })
})
