/** What a subject says when everything that mail programs put around it is taken off. */
export interface BareSubject {
  readonly text: string
  /** for comparing: folded, in one case */
  readonly key: string
  /** it bears the mark of an answer or of something passed on */
  readonly answers: boolean
}

/** Nobody writes more marks than this; beyond it they are part of the text. */
const mostMarks = 50
const mostLength = 1_000

/** German, English, French, Spanish, Dutch, Italian, Portuguese, Nordic, Polish, Czech, Turkish, Finnish, Russian, Chinese. */
const answerWords = 're|aw|antw|antwort|sv|vs|odp|rif|res|ynt|\u043e\u0442\u0432|\u56de\u590d|\u7b54\u590d|\u56de\u8986|automatische antwort|abwesenheitsnotiz|abwesenheit|abwesend|automatic reply|auto-?reply|out of (?:the )?office(?: autoreply)?|r\u00e9ponse automatique|respuesta autom\u00e1tica|automatisch antwoord'
const passedOnWords = 'wg|fwd?|fw|wtr|weitergeleitet|weiterleitung|tr|rv|enc|vl|vb|vidb|doorst|pd|ilt|\u043f\u0435\u0440\u0435\u0441\u043b|\u8f6c\u53d1|\u8f49\u5bc4'
/** `Re[2]:`, `AW(3):`, `Re^2:`, `Re*4:`, `Re2:`, `AW :` and the full-width colon. */
const counter = String.raw`\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|[\^*]?\d{1,3})?\s*[:\uff1a]\s*`
const mark = new RegExp(`^(?:${answerWords}|${passedOnWords})${counter}`, 'iu')
/** What gateways and filters put in front or behind: says where it came from, not what it is about. */
const tag = /^(?:[[({<]\s*(?:extern(?:al|e|er|es)?(?:[ -](?:e?-?mail|sender|absender))?|ext|spam\??|suspected spam|verdacht|newsletter|virus[- ]?(?:frei|checked)|gepr\u00fcft|sicher|secure|encrypted|verschl\u00fcsselt|signed|signiert)\s*[\])}>]|\*{2,}\s*(?:spam|extern(?:al)?)\s*\*{2,})\s*:?\s*/iu
const tagBehind = /\s*(?:\(fwd\)|\(wg\)|[[(]\s*(?:extern(?:al)?|spam)\s*[\])])$/iu
/** `[Liste] Re: Betreff` is `Re: [Liste] Betreff`: the mark is taken from behind the name. */
const nameBefore = /^(\[[^[\]]{1,60}\]\s*)(?=\S)/u
/** Our own mark, wherever it stands (see marks.ts). */
const ownMark = /\[\s*rk-[0-9a-z]{8}\s*\]/giu

export function bareSubject(subject: string): BareSubject {
  let text = tidy(subject.slice(0, mostLength).replace(ownMark, ' '))
  let answers = false
  for (let round = 0; round < mostMarks; round += 1) {
    const name = nameBefore.exec(text)?.[1] ?? ''
    const rest = text.slice(name.length)
    const without = text.replace(tag, '').replace(tagBehind, '')
    const unmarked = mark.test(text) ? text.replace(mark, '') : name !== '' && mark.test(rest) ? name + rest.replace(mark, '') : null
    if (unmarked !== null) {
      text = unmarked.trim()
      answers = true
    } else if (without !== text) text = without.trim()
    else break
  }
  return { text, key: text.normalize('NFKC').toLowerCase(), answers }
}

const tidy = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
