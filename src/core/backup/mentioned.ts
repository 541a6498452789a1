import type { ReadTx } from '../store/store'

/** Every original that something refers to, with the first thing that does, as `kind id`. */
export async function mentionedOriginals(tx: ReadTx): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const add = (kind: string, rows: readonly { readonly id: string; readonly sha256: string | null }[]): void => {
    for (const { id, sha256 } of rows) if (sha256 !== null && !found.has(sha256)) found.set(sha256, `${kind} ${id}`)
  }
  add('message', await tx.selectFrom('message').select(['id', 'sha256']).where('sha256', 'is not', null).execute())
  add('message', await tx.selectFrom('attachment').select(['message_id as id', 'sha256']).execute())
  add('message', await tx.selectFrom('message_copy').select(['message_id as id', 'sha256']).execute())
  add('draft', await tx.selectFrom('draft_attachment').select(['draft_id as id', 'sha256']).execute())
  add('arrival', await tx.selectFrom('arrival').select(['id', 'sha256']).where('kept', '=', 1).where('sha256', 'is not', null).execute())
  return found
}
