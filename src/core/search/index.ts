import { fail, ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { countConversations } from './count'
import { describe } from './describe'
import { knownFor } from './known'
import { meant } from './meant'
import { cursorOf, cursorText, findPage, timer, usualAnswerMs } from './page'
import { parseQuery } from './parse'
import { savedHandlers, type SavedCall } from './saved'
import { suggest } from './suggest'

export { findIds } from './page'
export { parseQuery }
export { searchUndoers } from './saved'
export { registerReindexing } from './reindex'

type FindCall = 'search.find' | 'search.count' | 'search.suggest'

/** What looks and changes nothing: for the terminal, which opens a data folder beside the engine. */
export function findHandlers({ store, clock }: Pick<EngineContext, 'store' | 'clock'>, answerMs = usualAnswerMs): Handlers<FindCall> {
  return {
    'search.find': async ({ query, limit, before }) => {
      const cursor = cursorOf(before)
      if (cursor === undefined) return fail('invalid-input', { field: 'before' })
      return store.read(async (tx) => {
        const { tree, words, complaints } = parseQuery(query, await knownFor(tx, query, clock.now()))
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
    'search.count': async ({ query }) =>
      ok(await store.read(async (tx) => countConversations(tx, parseQuery(query, await knownFor(tx, query, clock.now())).tree, timer(answerMs)))),
    'search.suggest': async ({ text, limit }) => ok({ people: await store.read((tx) => suggest(tx, text, limit)) }),
  }
}

export const searchHandlers = (context: EngineContext): Handlers<FindCall | SavedCall> => ({ ...findHandlers(context), ...savedHandlers(context) })
