import { describe, expect, it } from 'vitest'
import { mentionBegun, mentionsIn } from '../../../src/shared/text/mentions'

const people = ['Ole', 'Ole Nord', 'Änne von der Heide', 'O’Brien'].map((name) => ({ name }))
const named = (text: string): string[] => mentionsIn(text, people).map(({ from, to }) => text.slice(from, to))

describe('who is named in a text', () => {
  it.each([
    ['@Ole Nord, bitte', ['@Ole Nord']],
    ['@ole', ['@ole']],
    ['(@Änne von der Heide)', ['@Änne von der Heide']],
    ['@O’Brien!', ['@O’Brien']],
    ['@Ole\n@Ole Nord', ['@Ole', '@Ole Nord']],
    ['post@Ole', []],
    ['@Olena', []],
    ['@Ole_1', []],
    ['@', []],
    ['@@Ole', ['@Ole']],
    ['Ole', []],
  ])('%j', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })
})

describe('what is being typed behind the sign', () => {
  it.each([
    ['@', { from: 0, typed: '' }],
    ['Bitte @Ol', { from: 6, typed: 'Ol' }],
    ['@Ole N', { from: 0, typed: 'Ole N' }],
    ['post@nord', null],
    ['ohne', null],
    ['@Ole\nund', null],
    [`@${'x'.repeat(61)}`, null],
  ])('%j', (text, expected) => {
    expect(mentionBegun(text, text.length)).toEqual(expected)
  })
})
