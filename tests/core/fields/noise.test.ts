import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFields, type ReadPage } from '../../../src/core/fields'
import { ibanIsTrue } from '../../../src/core/fields/iban'
import { field, type Field } from '../../../src/shared/domain/fax'
import type { Word } from '../../../src/shared/domain/page'
import { typed, typedPage } from '../../helpers/typewriter'

const folder = join(import.meta.dirname, 'letters')
const letters = readdirSync(folder).map((file) => {
  const [truth = '', text = ''] = readFileSync(join(folder, file), 'utf8').split('\n---\n')
  return { truth: JSON.parse(truth) as Readonly<Record<string, string>>, words: typed(text) }
})

const asPage = (words: readonly Word[]): ReadPage => ({ number: 1, ...typedPage, words, line: null })

/** What fax and recogniser make of letters. */
const misread: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u', '0': 'O', '1': 'l', '5': 'S', '8': 'B', l: 'I', e: 'c', n: 'm', h: 'b', '.': ',', t: 'f', '3': '8', '6': '5', '7': '1' }

/** Every so many-th sign that can be misread is; its word is doubted a little. */
function noisy(words: readonly Word[], seed: number, every: number): readonly Word[] {
  let state = seed
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >> 8
  return words.map((word) => {
    const text = [...word.text].map((sign) => (next() % every === 0 ? (misread[sign] ?? sign) : sign)).join('')
    return text === word.text ? word : { ...word, text, confidence: 62 }
  })
}

describe('fields under noise', () => {
  it.each([40, 90])('of one misread sign in %i most is still given, and what is given is mostly right', (every) => {
    let [asked, given, right] = [0, 0, 0]
    for (const [seed, { truth, words }] of letters.entries()) {
      const fields = readFields([asPage(noisy(words, seed + 11, every))])
      asked += Object.keys(truth).length
      given += fields.length
      right += fields.filter(({ name, value }) => truth[name] === value).length
    }
    expect(right / given).toBeGreaterThan(every > 50 ? 0.88 : 0.8)
    expect(right / asked).toBeGreaterThan(every > 50 ? 0.8 : 0.7)
  })

  it('an IBAN that is given is a true one, whatever is misread', () => {
    for (let seed = 0; seed < 20; seed++) {
      for (const { words } of letters) for (const { name, value } of readFields([asPage(noisy(words, seed, 12))])) if (name === 'iban') expect(ibanIsTrue(value)).toBe(true)
    }
  }, 180_000)

  it('a letter that lies aslant, is shifted or comes without line numbers says the same', () => {
    const said = (fields: readonly Field[]): Readonly<Record<string, string>> => Object.fromEntries(fields.map(({ name, value }) => [name, value]))
    for (const { truth, words } of letters) {
      const aslant = words.map((word): Word => ({ ...word, box: [word.box[0], word.box[1] + word.box[0] * 0.012, word.box[2], word.box[3]] }))
      expect(said(readFields([asPage(aslant)]))).toEqual(truth)
    }
  })

  it('any words at all give fields of the right shape, and none makes it fail', () => {
    const words = fc.array(
      fc.record({
        text: fc.oneof(fc.string({ minLength: 1, maxLength: 14 }), fc.constantFrom('Datum:', 'IBAN', 'Rechnung', 'Nr.', 'Fax', 'An', 'Betreff:', 'DE89', '1.234,56', '12345', 'Summe', '(')),
        box: fc.tuple(fc.integer({ min: 0, max: 1728 }), fc.integer({ min: 0, max: 2400 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 200 })),
        confidence: fc.integer({ min: 0, max: 100 }),
        line: fc.integer({ min: 0, max: 40 }),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(words, (some) => {
        for (const one of readFields([asPage(some)])) expect(field.safeParse(one).success).toBe(true)
      }),
      { numRuns: 150, seed: 4711 },
    )
  })

  it('nothing says nothing', () => {
    expect(readFields([])).toEqual([])
    expect(readFields([asPage([])])).toEqual([])
    expect(readFields([{ number: 1, width: 0, height: 0, words: [], line: null }])).toEqual([])
  })
})
