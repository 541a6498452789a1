import { describe, expect, it } from 'vitest'
import { markStamped, stampedLine, turnBox } from '../../../src/core/recognition/stamped-line'
import { page, wordsOf } from '../transmit-line/stamp'

const printed = '03.02.2026 11:20  MUELLER GMBH  0711-480220  S. 2/3'
const letter = [...wordsOf('Sehr geehrte Damen und Herren,', { top: 700, height: 24, line: 0 }), ...wordsOf('bitte liefern Sie', { top: 760, height: 24, line: 1 })]

describe('the line that a machine stamped', () => {
  it('is taken from the top of an upright page', () => {
    const words = [...wordsOf(printed), ...letter.map((word) => ({ ...word, line: word.line + 1 }))]
    const found = stampedLine({ words, ...page }, 0, null)
    expect(found.line).toMatchObject({ senderNumber: '+49711480220', page: 2 })
    expect(found.words).toEqual(words)
    expect(found.body).toEqual(words.filter((word) => word.line > 0))
    const marked = markStamped(found.words, found.body)
    expect(marked.map(({ stamped, line }) => [stamped === true, line])).toEqual(words.map(({ line }) => [line === 0, line]))
  })

  it('stands at the foot of a page that was fed upside down, and is read as it was fed', () => {
    const headless = wordsOf(printed, { line: 2 }).map((word) => ({ ...word, text: 'OZZ08V', box: turnBox(word.box, 180, page) }))
    const found = stampedLine({ words: [...letter, ...headless], ...page }, 180, { words: wordsOf(printed), ...page })
    expect(found.line).toMatchObject({ senderNumber: '+49711480220', date: '2026-02-03', page: 2 })
    expect(found.body).toEqual(letter)
    const stamped = found.words.slice(letter.length)
    expect(stamped.map(({ text }) => text)).toEqual(printed.split(/\s+/))
    expect(stamped.every(({ box, line }) => line === 2 && box[1] + box[3] === page.height - 12)).toBe(true)
    expect(stamped[0]?.box[0]).toBeGreaterThan(stamped[1]?.box[0] ?? 0)
  })

  it('is no letter that only as fed stood at the top', () => {
    const words = [...letter]
    const asFed = wordsOf('Wiesengrundler Heizungsbau GmbH Tel. 0711 480220')
    expect(stampedLine({ words, ...page }, 180, { words: asFed, ...page })).toEqual({ line: null, words, body: words })
    expect(stampedLine({ words, ...page }, 180, null)).toEqual({ line: null, words, body: words })
    expect(stampedLine({ words: [], ...page }, 90, { words: [], ...page })).toEqual({ line: null, words: [], body: [] })
  })
})

it('a place turned by quarters comes round to itself', () => {
  const size = { width: 1000, height: 1400 }
  const lying = { width: 1400, height: 1000 }
  expect(turnBox([100, 20, 300, 40], 90, size)).toEqual([1340, 100, 40, 300])
  expect(turnBox(turnBox([100, 20, 300, 40], 90, size), 270, lying)).toEqual([100, 20, 300, 40])
  expect(turnBox(turnBox([100, 20, 300, 40], 180, size), 180, size)).toEqual([100, 20, 300, 40])
})
