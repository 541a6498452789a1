import { fail, ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { describe } from './describe'
import { meant } from './meant'
import { cursorOf, cursorText, findPage, timer, usualAnswerMs } from './page'
import { parseQuery } from './parse'
import { savedHandlers, type SavedCall } from './saved'
import { suggest } from './suggest'

export { findIds } from './page'
export { parseQuery }
export { registerReindexing } from './reindex'

/** What looks and changes nothing: for the terminal, which opens a data folder beside the engine. */
export function findHandlers({ store, clock }: Pick<EngineContext, 'store' | 'clock'>, answerMs = usualAnswerMs): Handlers<'search.find' | 'search.suggest'> {
  return {
    'search.find': async ({ query, limit, before }) => {
      const cursor = cursorOf(before)
      if (cursor === undefined) return fail('invalid-input', { field: 'before' })
      const { tree, words, complaints } = parseQuery(query, clock.now())
      return store.read(async (tx) => {
        const page = await findPage(tx, tree, { limit, cursor, timeIsUp: timer(answerMs) })
        const nearWords = page.nearWords.map((text) => ({ text, prefix: false }))
        const hits = [...(await describe(tx, page.exact, words, false)), ...(await describe(tx, page.near, [...words, ...nearWords], true))]
        const nothing = hits.length === 0 && page.next === null && before === null
        return ok({
          hits,
          next: cursorText(page.next),
          words: [...words],
          nearWords,
          complaints: [...complaints, ...page.cut.map((text) => ({ code: 'beginning-cut' as const, text, operator: null }))],
          meant: nothing ? await meant(tx, query, words) : [],
        })
      })
    },
    'search.suggest': async ({ text, limit }) => ok({ people: await store.read((tx) => suggest(tx, text, limit)) }),
  }
}

export const searchHandlers = (context: EngineContext): Handlers<'search.find' | 'search.suggest' | SavedCall> => ({ ...findHandlers(context), ...savedHandlers(context) })
