import { plain } from './letter'

/** What lies in the table letter_print: letters that are nearly the same share at least one band. */
export type Print = readonly string[]

/** Two hashes a band: letters of which a third of the shingles agree (one sign in ten misread in both) meet in 16 bands nine times in ten. */
const bands = 16
const hashesInBand = 2
/** Signs of a shingle: German words mostly have more, so a shingle tells a word and not only a syllable. */
const shingle = 5
/** fewer letters and digits are no letter that could be told from another */
const leastSigns = 60

/** MinHash (Broder 1997) over the shingles of the folded words; null where there is too little text. */
export function printOf(text: string): Print | null {
  const words = text.split(/\s+/).map(plain).filter((word) => word !== '')
  const line = words.join(' ')
  if (line.length < leastSigns) return null
  const least = new Uint32Array(bands * hashesInBand).fill(0xffffffff)
  for (const hash of hashesOf(line)) {
    for (let i = 0; i < least.length; i++) {
      const mixed = mix(hash ^ Math.imul(i + 1, 0x9e3779b1))
      if (mixed < (least[i] ?? 0)) least[i] = mixed
    }
  }
  return Array.from({ length: bands }, (_, band) => [...least.subarray(band * hashesInBand, (band + 1) * hashesInBand)].map((hash) => hash.toString(36)).join('-'))
}

function* hashesOf(line: string): Generator<number> {
  const seen = new Set<number>()
  for (let from = 0; from + shingle <= line.length; from++) {
    let hash = 0x811c9dc5 // FNV-1a
    for (let i = from; i < from + shingle; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193)
    if (seen.has(hash)) continue
    seen.add(hash)
    yield hash
  }
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the output. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
