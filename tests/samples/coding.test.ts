import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import * as UTIF from 'utif2'
import { describe, expect, it } from 'vitest'
import { isBlack, makeBitmap, setBlack, turnedHalf, turnedQuarter, type Bitmap } from '../../scripts/samples/bitmap.mjs'
import { lzw, packBits, withReversedBits } from '../../scripts/samples/packings.mjs'
import { makeRandom } from '../../scripts/samples/random.mjs'
import { endOfLine, modes, runCodes } from '../../scripts/samples/run-codes.mjs'
import { encodeT6, encodeWhiteT6 } from '../../scripts/samples/t6.mjs'
import { bilevelPage, field, tags, writeTiff } from '../../scripts/samples/tiff.mjs'

interface Code {
  readonly value: number
  readonly length: number
}
const bits = ({ value, length }: Code): string => value.toString(2).padStart(length, '0')
const isPrefixFree = (codes: readonly string[]): boolean => codes.every((code, at) => codes.every((other, index) => at === index || !other.startsWith(code)))

/** A page as utif2, which shares nothing with our coder, reads it. */
function decoded(tiff: Buffer, page = 0): string[] {
  const directories = UTIF.decode(tiff)
  const directory = directories[page]
  if (!directory) throw new Error(`no page ${page}`)
  UTIF.decodeImage(tiff, directory)
  const rgba = UTIF.toRGBA8(directory)
  return Array.from({ length: directory.height }, (_, y) => Array.from({ length: directory.width }, (_, x) => (rgba[(y * directory.width + x) * 4] === 0 ? '#' : '.')).join(''))
}
const drawn = (bitmap: Bitmap): string[] => Array.from({ length: bitmap.height }, (_, y) => Array.from({ length: bitmap.width }, (_, x) => (isBlack(bitmap, x, y) ? '#' : '.')).join(''))

/** Rows of runs; every third row repeats the one above shifted a little, which is what two-dimensional coding is for. */
function pattern(width: number, height: number, seed: number, longest: number): Bitmap {
  const random = makeRandom(seed)
  const bitmap = makeBitmap(width, height)
  for (let y = 0; y < height; y += 1) {
    if (y % 3 === 2) {
      const shift = random.whole(-4, 4)
      for (let x = 0; x < width; x += 1) if (x - shift >= 0 && x - shift < width && isBlack(bitmap, x - shift, y - 1)) setBlack(bitmap, x, y)
      continue
    }
    for (let x = 0, black = random.next() < 0.5; x < width; black = !black) {
      const run = random.whole(1, longest)
      if (black) for (let at = x; at < x + run; at += 1) setBlack(bitmap, at, y)
      x += run
    }
  }
  return bitmap
}

const g3 = (how: object): object => ({ coding: 'g3', how })
const fax = [
  ['G3 1-D', g3({})],
  ['G3 1-D, EOL on bytes', g3({ alignEol: true })],
  ['G3 1-D, return to control', g3({ endOfPage: true })],
  ['G3 2-D', g3({ twoDimensional: true })],
  ['G3 2-D of standard resolution', g3({ twoDimensional: true, parameterK: 2 })],
  ['G3 2-D, EOL on bytes', g3({ twoDimensional: true, alignEol: true })],
  ['G4', { coding: 'g4' }],
  ['modified Huffman', { coding: 'huffman' }],
] as const
const packed = ['none', 'packbits', 'lzw', 'deflate'].map((coding) => [coding, { coding }] as const)

describe('run codes of T.4', () => {
  it.each(['white', 'black'])('of %s can be told apart, from EOL too', (colour) => {
    const { terminating, makeUp } = runCodes[colour === 'white' ? 0 : 1] as { terminating: Code[]; makeUp: Code[] }
    expect(terminating).toHaveLength(64)
    expect(makeUp).toHaveLength(40)
    expect(isPrefixFree([...terminating, ...makeUp, endOfLine].map(bits))).toBe(true)
  })

  it('of the two-dimensional modes can be told apart', () => {
    expect(isPrefixFree([modes.pass, modes.horizontal, ...modes.vertical].map(bits))).toBe(true)
  })
})

describe.each([...fax, ...packed])('%s', (_, how) => {
  it.each([
    ['short runs', pattern(1728, 40, 1, 9)],
    ['long runs', pattern(1728, 40, 2, 900)],
    ['a width that is no multiple of eight', pattern(1723, 25, 3, 60)],
    ['nothing but white', makeBitmap(1728, 9)],
    ['one pixel wide', pattern(1, 12, 4, 1)],
  ])('gives back %s', (_name, bitmap) => {
    expect(decoded(writeTiff([bilevelPage(bitmap, how)]))).toEqual(drawn(bitmap))
  })

  it('gives back many strips, MinIsBlack, big-endian, a second page', () => {
    const one = pattern(200, 50, 5, 30)
    const two = pattern(200, 50, 6, 30)
    const tiff = writeTiff([one, two].map((each) => bilevelPage(each, { ...how, minIsBlack: true, rowsPerStrip: 7 })), { bigEndian: true })
    expect(decoded(tiff, 0)).toEqual(drawn(one))
    expect(decoded(tiff, 1)).toEqual(drawn(two))
  })
})

describe.each(fax)('%s', (_, how) => {
  it('gives back the other fill order', () => {
    const bitmap = pattern(1728, 30, 7, 80)
    expect(decoded(writeTiff([bilevelPage(bitmap, { ...how, fillOrder: 2 })]))).toEqual(drawn(bitmap))
  })
})

describe('G4', () => {
  it('gives back any small picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.array(fc.uint8Array({ minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 12 }), (width, rows) => {
        const bitmap = makeBitmap(width, rows.length)
        rows.forEach((row, y) => row.forEach((byte, at) => [...Array(8).keys()].forEach((bit) => (byte & (0x80 >> bit) ? setBlack(bitmap, at * 8 + bit, y) : undefined))))
        expect(decoded(writeTiff([bilevelPage(bitmap, {})]))).toEqual(drawn(bitmap))
      }),
      { numRuns: 200, seed: 42 },
    )
  })

  it('of white needs one bit a row', () => {
    expect(encodeWhiteT6(64)).toEqual(encodeT6(makeBitmap(1000, 64)))
  })
})

describe('packings', () => {
  it('reverse the bits of each byte and nothing else', () => {
    expect([...withReversedBits(Buffer.from([0x01, 0x80, 0xf0, 0x25]))]).toEqual([0x80, 0x01, 0x0f, 0xa4])
  })

  it('never let a PackBits packet run over the end of a row', () => {
    expect([...packBits(Buffer.from([0, 0, 0, 0]), 2)]).toEqual([0xff, 0, 0xff, 0])
  })

  it('keep LZW right where its codes grow and its table is cleared', () => {
    const noise = makeRandom(8)
    const width = 400
    const grey = Buffer.from(Array.from({ length: width * 300 }, () => noise.whole(0, 255)))
    const tiff = (compression: number, strip: Buffer): Buffer => writeTiff([{ strips: [strip], fields: { [tags.width]: field.long(width), [tags.height]: field.long(300), [tags.bitsPerSample]: field.short(8), [tags.compression]: field.short(compression), [tags.photometric]: field.short(1) } }])
    const pixels = (file: Buffer): Uint8Array => {
      const [directory] = UTIF.decode(file)
      if (!directory) throw new Error('no page')
      UTIF.decodeImage(file, directory)
      return directory.data.slice(0, grey.length)
    }
    expect(Buffer.from(pixels(tiff(5, lzw(grey)))).equals(grey)).toBe(true)
    expect(Buffer.from(pixels(tiff(8, deflateSync(grey)))).equals(grey)).toBe(true)
  })
})

describe('turning', () => {
  it('goes round in four quarters', () => {
    const bitmap = pattern(37, 21, 9, 6)
    const twice = turnedQuarter(turnedQuarter(bitmap))
    expect(drawn(twice)).toEqual(drawn(turnedHalf(bitmap)))
    expect(drawn(turnedQuarter(turnedQuarter(twice)))).toEqual(drawn(bitmap))
  })
})
