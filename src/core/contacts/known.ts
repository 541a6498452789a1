import type { ReadTx } from '../store/store'

export interface Known {
  readonly id: string
  readonly name: string
}

export const nameOf = (tx: ReadTx, id: string): Promise<Known | undefined> => tx.selectFrom('contact').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
