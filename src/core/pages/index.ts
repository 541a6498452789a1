import { fail, ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { readWords } from '../corrections'
import { turnPage } from './turn'

export function pageHandlers(context: EngineContext): Handlers<'page.words' | 'page.correct' | 'page.turn'> {
  return {
    'page.words': ({ id }) =>
      context.store.read(async (tx) => {
        const page = await tx.selectFrom('page').select('text').where('id', '=', id).executeTakeFirst()
        return page ? ok({ text: page.text, words: [...(await readWords(tx, id)).words] }) : fail('not-found')
      }),
    // Loaded with the first correction: it reads the fields anew, and what they need no start should wait for.
    'page.correct': async (saying) => (await import('./correct')).correctWord(context, saying),
    'page.turn': ({ id, rotation }) => turnPage(context, id, rotation),
  }
}
