import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { recordChange, type NewChange, type Undone } from '../history'
import type { WriteTx } from '../store/store'
import { nameOf, type Known } from './known'
import { showing } from './showing'

/** What was done to a contact; `others`: contacts that look otherwise by it as well. */
export type ContactChange = NewChange & { readonly others?: readonly string[] }

/** Changes a contact, writes down what was done and tells it after the commit; `work` answers null where there was nothing to do. */
export type ChangeContact = (id: string, work: (tx: WriteTx, contact: Known) => Promise<Result<ContactChange | null>>) => Promise<Result<{ changeId: string | null }>>

export const contactChanger =
  (context: EngineContext): ChangeContact =>
  async (id, work) => {
    const { store, feed } = context
    const done = await store.write(async (tx): Promise<Result<{ readonly changeId: string | null; readonly shown: Undone | null }>> => {
      const contact = await nameOf(tx, id)
      const change = contact ? await work(tx, contact) : fail('not-found')
      if (!change.ok) return change
      if (change.value === null) return ok({ changeId: null, shown: null })
      const { others = [], ...written } = change.value
      return ok({ changeId: await recordChange(tx, context, { contactId: id, ...written }), shown: await showing(tx, [id, ...others]) })
    })
    if (!done.ok) return done
    const { changeId, shown } = done.value
    if (shown) {
      feed.changed(['contact'], [id])
      feed.changed(shown.kinds, shown.ids)
    }
    return ok({ changeId })
  }
