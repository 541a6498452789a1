import { ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { readDialogue, readTrafficFigures } from '../dashboard'
import { writeText, writeWhole } from '../export'

/** The figures of a period as a file; the host's dialog has asked before it names one that is there. */
export function figureFileHandlers({ store, ids, clock }: EngineContext): Handlers<'figures.export'> {
  return {
    'figures.export': async ({ target, form, language, channel, ...asked }) => {
      // Loaded when somebody wants a file: every word of the app comes along.
      const [{ writeFigures }, { translator }] = await Promise.all([import('./table'), import('../../shared/strings/translate')])
      const traffic = await store.read((tx) => readTrafficFigures(tx, { ...asked, now: clock.now() }))
      const dialogue = await readDialogue(store, { from: traffic.from, to: traffic.to, labelId: asked.labelId }, channel, clock.now())
      const text = writeFigures({ ...traffic, dialogue }, form, language, translator(language))
      const written = await writeWhole(ids, target, 'replace', (temporary) => writeText(temporary, text))
      return written.ok ? ok({ path: target }) : written
    },
  }
}
