import type { ReadTx } from '../store/store'
import { ourAddresses } from '../conversations'
import type { Arriving } from './arriving'

/**
 * Which of these mails were written here and sent by another program: those that lay where sent mail is kept, and those from one
 * of our addresses that no server delivered. Anybody can write our address into a From line; then a server has brought it.
 */
export async function ownMails(tx: ReadTx, batch: readonly Arriving[]): Promise<ReadonlySet<Arriving>> {
  const ours = new Set((await ourAddresses(tx)).map((address) => address.trim().toLowerCase()))
  return new Set(
    batch.filter(({ content, hints, assignedTo }) => {
      // A router mails its faxes under the address of the house.
      if (!content || assignedTo !== null || content.channel !== 'mail' || content.announcement !== null || hints.draft) return false
      return hints.sent === true || (!content.isDelivered && ours.has(content.from?.address.trim().toLowerCase() ?? ''))
    }),
  )
}
