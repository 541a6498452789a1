/** In the languages machines in Europe are set to; an abbreviation is the beginning of a name or stands for itself. */
const names: readonly (readonly string[])[] = [
  ['januar', 'january', 'jänner', 'jaenner', 'janvier', 'januari', 'gennaio', 'enero'],
  ['februar', 'february', 'feber', 'février', 'fevrier', 'februari', 'febbraio', 'febrero'],
  ['märz', 'maerz', 'mrz', 'march', 'mars', 'maart', 'mrt', 'marzo'],
  ['april', 'avril', 'aprile', 'abril'],
  ['mai', 'may', 'mei', 'maggio', 'mayo'],
  ['juni', 'june', 'juin', 'giugno', 'junio'],
  ['juli', 'july', 'juillet', 'luglio', 'julio'],
  ['august', 'août', 'aout', 'augustus', 'agosto'],
  ['september', 'sept', 'septembre', 'settembre', 'septiembre'],
  ['oktober', 'october', 'octobre', 'ottobre', 'octubre'],
  ['november', 'novembre', 'noviembre'],
  ['dezember', 'december', 'décembre', 'decembre', 'dicembre', 'diciembre'],
]

const letterOfShape: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '5': 's', '8': 'b', $: 's', '6': 'g' }

/** 1 to 12. A speck behind the abbreviation makes a fourth letter; of three letters one may be wrong where only one month is that near. */
export function monthIn(word: string): number | null {
  const read = [...word.toLowerCase()].map((sign) => letterOfShape[sign] ?? sign).join('')
  const exact = [read, ...(read.length === 4 ? [read.slice(0, 3)] : [])]
    .map((start) => names.findIndex((month) => month.some((name) => name.startsWith(start))))
    .find((index) => index >= 0)
  if (exact !== undefined) return exact + 1
  if (read.length !== 3) return null
  const near = names.flatMap((month, index) => (month.some((name) => wrongLetters(read, name) === 1) ? [index + 1] : []))
  return near.length === 1 ? (near[0] ?? null) : null
}

const wrongLetters = (word: string, name: string): number => [...word].filter((letter, index) => letter !== name[index]).length
