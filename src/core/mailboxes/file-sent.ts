import { FailureError } from '../../shared/result'
import type { EngineContext } from '../context'
import { confirm, mimeOf } from '../outbox'
import type { MailSession } from '../ports'
import { readAccount } from '../settings'
import type { ReadTx } from '../store/store'
import type { MailboxTable } from '../store/tables'

/** Many providers file what they send by themselves; they are given this long to do so. */
const settleMs = 60_000
/** Messages looked at in one round. */
const atOnce = 50

/**
 * Puts what was sent under the mailbox's address, or under one that no mailbox has where this is the account's, into its folder for sent mail, once: it is looked for by its
 * Message-ID first. What is unconfirmed and lies there was taken by the provider, and counts as sent.
 */
export async function fileSent(context: EngineContext, session: MailSession, mailbox: MailboxTable): Promise<void> {
  const { sent, unconfirmed } = await context.store.read((tx) => readWaiting(tx, mailbox, context.clock.now() - settleMs))
  if (!sent.some(({ at }) => at > mailbox.filed_until) && unconfirmed.length === 0) return
  try {
    const folder = (await session.folders()).find(({ use }) => use === 'sent')
    if (!folder) return
    await session.enter(folder.path)
    for (const { id, externalId } of unconfirmed) if (await session.holds(externalId)) await confirm(context, id)
    for (const { id, externalId, at, date } of sent) {
      if (!(await session.holds(externalId))) {
        const mime = await mimeOf(context, id)
        // An attachment that is lost here is said at the message itself; the others are filed.
        if (mime?.ok) await session.append(folder.path, mime.value, date)
      }
      await context.store.write(async (tx) => void (await tx.updateTable('mailbox').set({ filed_until: at }).where('id', '=', mailbox.id).execute()))
    }
  } catch (error) {
    // A full or missing folder there is no reason to fetch nothing.
    if (!(error instanceof FailureError) || !['mailbox-refused', 'mailbox-folder-missing'].includes(error.failure.code)) throw error
    context.log.warn('sent-not-filed', { code: error.failure.code })
  }
}

interface Waiting {
  readonly id: string
  readonly externalId: string
  /** when it was sent, and the moment it bears */
  readonly at: number
  readonly date: number
}

/** Including those of the very moment up to which all is filed: two may have been sent in it. */
async function readWaiting(tx: ReadTx, mailbox: MailboxTable, until: number): Promise<{ readonly sent: readonly Waiting[]; readonly unconfirmed: readonly Waiting[] }> {
  const others = await othersBesideAccount(tx, mailbox)
  const own = tx
    .selectFrom('message')
    .select(['id', 'external_id', 'delivery_at', 'at'])
    .where(({ eb, fn, and }) => {
      const from = fn<string>('lower', ['from_address'])
      if (others === null) return eb(from, '=', mailbox.address.toLowerCase())
      return and(others.map((other) => eb(from, '!=', other)))
    })
    .where('external_id', 'is not', null)
  const sent = await own.where('delivery_step', 'in', ['sent', 'delivered']).where('delivery_at', '>=', mailbox.filed_until).where('delivery_at', '<=', until).orderBy('delivery_at').orderBy('id').limit(atOnce).execute()
  const unconfirmed = await own.where('delivery_step', '=', 'unconfirmed').orderBy('id').limit(atOnce).execute()
  const toWaiting = (rows: typeof sent): Waiting[] => rows.map(({ id, external_id, delivery_at, at }) => ({ id, externalId: external_id ?? '', at: delivery_at ?? 0, date: at }))
  return { sent: toWaiting(sent), unconfirmed: toWaiting(unconfirmed) }
}

/** The addresses whose own mailboxes file what they sent, where this mailbox is the account's and files the rest; null where it is not. */
async function othersBesideAccount(tx: ReadTx, mailbox: MailboxTable): Promise<readonly string[] | null> {
  const account = await readAccount(tx)
  if (account?.address.toLowerCase() !== mailbox.address.toLowerCase()) return null
  const others = await tx.selectFrom('mailbox').select('address').where('id', '!=', mailbox.id).execute()
  return others.map(({ address }) => address.toLowerCase())
}
