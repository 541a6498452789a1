import type { ReadTx, WriteTx } from '../store/store'

/** What a schema of the contract can do for a setting: tell a good value from a bad one. */
interface Reads<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false }
}

/** A setting by its key; null where none is kept, or one that this version cannot read. */
export async function readSetting<T>(tx: ReadTx, key: string, schema: Reads<T>): Promise<T | null> {
  const row = await tx.selectFrom('setting').select('value_json').where('key', '=', key).executeTakeFirst()
  if (!row) return null
  const read = schema.safeParse(parse(row.value_json))
  return read.success ? read.data : null
}

export async function writeSetting(tx: WriteTx, key: string, value: unknown): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ key, value_json: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((values) => ({ value_json: values.ref('excluded.value_json') })))
    .execute()
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
