/** By the first letters, in the languages machines in Europe are set to. */
const starts: readonly (readonly string[])[] = [
  ['jan', 'gen', 'jän', 'jae', 'ene', 'sty'],
  ['feb', 'fév', 'fev', 'lut'],
  ['mar', 'mär', 'mrz', 'mae', 'mrt', 'maa'],
  ['apr', 'avr', 'abr'],
  ['mai', 'may', 'mei', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aoû', 'aou', 'ago'],
  ['sep', 'set'],
  ['okt', 'oct', 'ott'],
  ['nov'],
  ['dez', 'dec', 'déc', 'dic', 'des'],
]

const letterOfShape: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '5': 's', '8': 'b', $: 's', '6': 'g' }

/** 1 to 12. A name with one wrong letter counts where only one month is that near. */
export function monthIn(word: string): number | null {
  const name = [...word.toLowerCase()].map((sign) => letterOfShape[sign] ?? sign).join('')
  const exact = starts.findIndex((names) => names.some((start) => name.startsWith(start)))
  if (exact >= 0) return exact + 1
  const near = starts.flatMap((names, index) => (names.some((start) => start.length === 3 && wrongLetters(name.slice(0, 3), start) === 1) ? [index + 1] : []))
  return near.length === 1 ? (near[0] ?? null) : null
}

function wrongLetters(word: string, other: string): number {
  return [...other].filter((letter, index) => word[index] !== letter).length
}
