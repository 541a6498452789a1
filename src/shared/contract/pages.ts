import { z } from 'zod'
import { id } from '../domain/ids'
import { box, page, word } from '../domain/page'
import { call } from './call'

/** Longer than any word that a person would type beside a page. */
const longestWord = 200

export const pageCalls = {
  /** The text of a page and its words in reading order, with what people corrected. */
  'page.words': call(() => z.object({ id }), () => z.object({ text: z.string(), words: z.array(word) })),
  /** What the word that was read at `box` is really called; the same text confirms it, null takes back what was said of it. */
  'page.correct': call(() => z.object({ id, box, text: z.string().trim().min(1).max(longestWord).nullable() }), () => z.object({})),
  /** How the page lies: the clockwise turn of the original that makes it upright. It is kept, and the page is read again that way. */
  'page.turn': call(() => z.object({ id, rotation: page.shape.rotation }), () => z.object({})),
}
