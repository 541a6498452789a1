import type { Box, Page, Word } from '../../shared/domain/page'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { turnBetween, turnedBox, turnedSides, type Sides } from '../corrections'
import { addJobs } from '../jobs'
import type { WriteTx } from '../store/store'

type Rotation = Page['rotation']

/** Who turns a page presses more than once: it is read again when the hand has come to rest. */
const restMs = 4_000
/** Everything that comes in counts from 0: somebody looks at this one. */
const beforeTheRest = -1

/** A person says how a page lies. Its words, fields and corrections turn with it; then it is read again lying that way. */
export async function turnPage(context: EngineContext, id: string, rotation: Rotation): Promise<Result<Record<string, never>>> {
  const { store, clock, ids, feed, jobs } = context
  const conversationId = await store.write(async (tx) => {
    const page = await tx
      .selectFrom('page')
      .innerJoin('message', 'message.id', 'page.message_id')
      .select(['page.rotation', 'page.width', 'page.height', 'page.recognition', 'message.conversation_id'])
      .where('page.id', '=', id)
      .executeTakeFirst()
    if (!page) return null
    const by = turnBetween(page.rotation, rotation)
    await tx.updateTable('page').set({ rotation, turned_to: rotation, read_by: null, ...turnedSides(page, by) }).where('id', '=', id).execute()
    if (by !== 0) await turnPlaces(tx, id, page, by)
    // What brought its own words is not read, and what cannot be shown cannot be read.
    if (page.recognition !== 'text-layer' && page.recognition !== 'none') {
      await addJobs(tx, ids, [{ kind: 'recognise', subjectId: id, priority: beforeTheRest, runAt: clock.now() + restMs }])
    }
    return page.conversation_id
  })
  if (conversationId === null) return fail('not-found')
  jobs.wake()
  feed.changed(['page'], [conversationId])
  return ok({})
}

/** Everything that stands somewhere on the page. */
async function turnPlaces(tx: WriteTx, pageId: string, sides: Sides, by: Rotation): Promise<void> {
  const turned = (json: string): string => JSON.stringify(turnedBox(JSON.parse(json) as Box, sides, by))
  const words = await tx.selectFrom('page_words').select('words_json').where('page_id', '=', pageId).executeTakeFirst()
  if (words) {
    const all = (JSON.parse(words.words_json) as readonly Word[]).map((word) => ({ ...word, box: turnedBox(word.box, sides, by) }))
    await tx.updateTable('page_words').set({ words_json: JSON.stringify(all) }).where('page_id', '=', pageId).execute()
  }
  for (const { id, box_json } of await tx.selectFrom('word_correction').select(['id', 'box_json']).where('page_id', '=', pageId).execute()) {
    await tx.updateTable('word_correction').set({ box_json: turned(box_json) }).where('id', '=', id).execute()
  }
  const fields = await tx.selectFrom('message_field').select(['message_id', 'name', 'box_json']).where('page_id', '=', pageId).where('box_json', 'is not', null).execute()
  for (const { message_id, name, box_json } of fields) {
    if (box_json !== null) await tx.updateTable('message_field').set({ box_json: turned(box_json) }).where('message_id', '=', message_id).where('name', '=', name).execute()
  }
}
