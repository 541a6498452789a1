/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** 0 ≤ number < 1 */
  next(): number
  /** a whole number, from `least` to `most`, both included */
  whole(least: number, most: number): number
  /** whether something of this likelihood (0..1) happens */
  happens(likelihood: number): boolean
  pick<T>(choices: readonly [T, ...T[]]): T
  /** one of these by its weight */
  weighed<T>(choices: readonly (readonly [T, number])[]): T
  /** around 1: half the draws within a factor of 2 of it, a few far above */
  spread(): number
}

/** The generator "sfc32" (Chris Doty-Humphrey, PractRand): small, quick and more than even enough for an invented office. */
export function chanceOf(seed: number): Chance {
  let [a, b, c, count] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  const draw = (): number => {
    const sum = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round += 1) draw()

  const chance: Chance = {
    next: draw,
    whole: (least, most) => least + Math.floor(draw() * (most - least + 1)),
    happens: (likelihood) => draw() < likelihood,
    pick: (choices) => choices[Math.floor(draw() * choices.length)] ?? choices[0],
    weighed: (choices) => {
      const [first] = choices
      if (!first) throw new RangeError('nothing to choose from')
      let left = draw() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      return (choices.find(([, weight]) => (left -= weight) < 0) ?? first)[0]
    },
    // Six even draws make a bell.
    spread: () => Math.exp((draw() + draw() + draw() + draw() + draw() + draw() - 3) * 1.4),
  }
  return chance
}

/** UUIDv7 (RFC 9562 §5.7) of a moment, the rest by chance: a store made twice has the same ids. */
export function idOf(at: number, chance: Chance): string {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')
  const time = hex(Math.max(0, Math.floor(at)), 12)
  const part = (bits: number): number => Math.floor(chance.next() * 2 ** bits)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(part(12), 3)}-${hex(0x8000 | part(14), 4)}-${hex(part(24), 6)}${hex(part(24), 6)}`
}
