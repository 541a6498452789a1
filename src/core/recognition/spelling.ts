import type { ReadLine, RecognitionLanguage } from '../ports/recogniser'

/**
 * Signs that the German data hardly know and take for the next best: "$ 18" is § 18 and "185 m?" is 185 m², since no letter
 * counts in dollars without an amount or asks a question with a unit, nor with a number and nothing else; "$-37" is S-37, since no sum begins with a dash.
 */
export function spelled(words: ReadLine, language: RecognitionLanguage): ReadLine {
  if (language !== 'deu') return words
  return words.map((word, index) => {
    const [before, next] = [words[index - 1]?.text ?? '', words[index + 1]?.text ?? '']
    if (/^\$\$?$/.test(word.text) && /^\d{1,4}[a-z]?[.,;)]?$/.test(next) && !/^\d+[.,]\d{2}/.test(next)) return { ...word, text: word.text.replaceAll('$', '§') }
    if (/^\$-\d/.test(word.text)) return { ...word, text: `S${word.text.slice(1)}` }
    if (/^[mc]?m[?’'*°]$/.test(word.text) && /\d$/.test(before) && (index < words.length - 1 || index === 1)) return { ...word, text: `${word.text.slice(0, -1)}²` }
    return word
  })
}
