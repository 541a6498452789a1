import type { Language } from '../../shared/strings/language'
import { translator } from '../../shared/strings/translate'

const counter = String.raw`(?:\[\d+\]|\(\d+\)|\^\d+)?`
const marks = (words: string): RegExp => new RegExp(String.raw`^(?:\s*(?:${words})\s*${counter}\s*:)+\s*`, 'i')

/** Reply marks of mail programs, German, English, Nordic, Polish, with the counters some of them add. */
const replyMarks = marks('re|aw|antw|antwort|sv|vs|odp')
/** And those by which they pass a mail on. */
const forwardMarks = marks('wg|fw|fwd|vb|pd|weitergeleitet')

export const replySubject = (subject: string, language: Language): string => withMark(translator(language)('reply.prefix'), subject.replace(replyMarks, ''))

/** Whoever gets it sees that it was an answer (`WG: AW: …`); the mark itself stands there once. */
export const forwardSubject = (subject: string, language: Language): string => withMark(translator(language)('reply.forwardPrefix'), subject.replace(forwardMarks, ''))

const withMark = (mark: string, subject: string): string => `${mark}${subject}`.replace(/\s+/g, ' ').trim()
