import { arch, cpus, platform, release, totalmem } from 'node:os'
import type { EngineContext } from '../context'
import type { ReadTx } from '../store/store'
import { passwordName, readAccount } from './account'
import { freeBytes } from './notices'
import { readPreferences } from './preferences'
import { withoutPrivate } from './without-private'

/** Everything that helps to find a fault, and nothing of what a message, a contact or a folder is called. */
export async function diagnostics(context: EngineContext, folderTroubles: ReadonlyMap<string, string>): Promise<string> {
  const { store, vault } = context
  const free = await freeBytes(context.paths.data)
  const password = await vault.state(passwordName)
  const keyring = await vault.keyring()
  const counts = await store.read(countAll)
  const { account, preferences } = await store.read(async (tx) => ({ account: await readAccount(tx), preferences: await readPreferences(tx) }))
  const sections: [string, readonly string[]][] = [
    ['system', systemLines()],
    ['disk', [`free_mb ${free === null ? 'unknown' : Math.floor(free / 1_048_576)}`]],
    ['database', [...(await store.integrity()).map((line) => `problem ${line}`), ...counts]],
    ['recognition', [`available ${context.recogniser.available()}`, `workers ${context.recogniser.size}`]],
    ['folders', [...folderTroubles.values()].map((code) => `trouble ${code}`)],
    [
      'account',
      account
        ? [`tls ${account.tls}`, `port ${account.port}`, `login ${account.user !== ''}`, `password ${password}`, `keyring ${keyring}`]
        : ['none', `keyring ${keyring}`],
    ],
    ['preferences', Object.entries(preferences).map(([name, value]) => `${name} ${value}`)],
    ['log', context.log.recent?.() ?? []],
  ]
  return sections.map(([name, lines]) => `[${name}]\n${lines.map(withoutPrivate).join('\n')}\n`).join('\n')
}

function systemLines(): string[] {
  const { node, electron, chrome, v8, modules } = process.versions
  const versions = Object.entries({ node, electron, chrome, v8, modules }).filter(([, version]) => version !== undefined)
  return [
    ...versions.map(([name, version]) => `${name} ${version}`),
    `platform ${platform()} ${release()} ${arch()}`,
    `cores ${cpus().length}`,
    `memory_mb ${Math.floor(totalmem() / 1_048_576)}`,
    `uptime_s ${Math.floor(process.uptime())}`,
    `engine_memory_mb ${Math.floor(process.memoryUsage.rss() / 1_048_576)}`,
  ]
}

async function countAll(tx: ReadTx): Promise<string[]> {
  const lines: string[] = []
  for (const table of ['channel', 'contact', 'conversation', 'message', 'attachment', 'page', 'draft', 'job', 'search_entry'] as const) {
    const { count } = await tx.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    lines.push(`${table} ${count}`)
  }
  const arrivals = await tx
    .selectFrom('arrival')
    .select(({ fn }) => ['stage', 'outcome', 'code', fn.countAll<number>().as('count')])
    .groupBy(['stage', 'outcome', 'code'])
    .execute()
  const deliveries = await tx
    .selectFrom('message')
    .select(({ fn }) => ['delivery_step', 'delivery_code', fn.countAll<number>().as('count')])
    .where('direction', '=', 'out')
    .groupBy(['delivery_step', 'delivery_code'])
    .execute()
  const pages = await tx.selectFrom('page').select(({ fn }) => ['recognition', 'code', fn.countAll<number>().as('count')]).groupBy(['recognition', 'code']).execute()
  return [
    ...lines,
    ...arrivals.map((row) => `arrival stage=${row.stage} outcome=${row.outcome ?? '-'} code=${row.code ?? '-'} ${row.count}`),
    ...deliveries.map((row) => `delivery step=${row.delivery_step ?? '-'} code=${row.delivery_code ?? '-'} ${row.count}`),
    ...pages.map((row) => `page recognition=${row.recognition} code=${row.code ?? '-'} ${row.count}`),
  ]
}
