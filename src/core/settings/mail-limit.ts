import { z } from 'zod'
import type { AccountSettings } from '../../shared/contract/settings'
import type { EngineContext } from '../context'
import { limits } from '../limits'
import type { ReadTx } from '../store/store'
import { readSetting, writeSetting } from './setting'

/** Bytes that each server takes in one mail, as it said when it was last spoken to (RFC 1870). */
const key = 'server-limits'
const kept = z.record(z.string(), z.number().int().positive())

type Server = Pick<AccountSettings, 'host' | 'port'>

const nameOf = ({ host, port }: Server): string => `${host.toLowerCase()}:${port}`

/** How large a mail may be that goes over this server: what it says, and never more than we send at all. Null server: there is none yet. */
export async function readMailLimit(tx: ReadTx, server: Server | null): Promise<number> {
  const told = server && (await readSetting(tx, key, kept))?.[nameOf(server)]
  return Math.min(limits.outgoingBytes, told ?? limits.outgoingBytes)
}

/** @param mostBytes null: it says none */
export async function keepMailLimit({ store, feed }: EngineContext, server: Server, mostBytes: number | null): Promise<void> {
  const name = nameOf(server)
  const known = await store.read((tx) => readSetting(tx, key, kept))
  if ((known?.[name] ?? null) === mostBytes) return
  await store.write(async (tx) => {
    const { [name]: _, ...others } = (await readSetting(tx, key, kept)) ?? {}
    await writeSetting(tx, key, mostBytes === null ? others : { ...others, [name]: mostBytes })
  })
  feed.changed(['settings'], [])
}
