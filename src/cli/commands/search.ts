import { readFile } from 'node:fs/promises'
import { dataAccess, findHandlers, findIds, system } from '../../core/compose'
import { fail, FailureError } from '../../shared/result'
import { complaintText } from '../../shared/search/complaint-text'
import { dataOption, jsonOption, type Arguments, type Command } from '../command'
import { quietLog } from '../quiet-log'
import { stopIfAsked, UsageError, type World } from '../world'

type Store = Parameters<typeof findIds>[0]

const usualLimit = 50
const mostHits = 100_000
/** hits a person is shown at once; the engine's own call gives no more in one page */
const mostShown = 200

export const search: Command = {
  name: 'search',
  usage: 'cli.searchUsage',
  options: { ...dataOption, ...jsonOption, limit: { type: 'string' }, queries: { type: 'string' } },
  least: 0,
  most: Number.POSITIVE_INFINITY,
  run: async (world, args) => {
    const limit = readLimit(args)
    const queries = await readQueries(world, args)
    const store = await dataAccess(quietLog).openStore(world.data(args.text('data')))
    try {
      const json = args.flag('json') || args.text('queries') !== undefined
      for (const query of queries) {
        if (world.closed()) break
        stopIfAsked(world.signal)
        if (json) await world.out(await jsonLine(store, query, limit))
        else await showHits(world, store, query, Math.min(limit, mostShown))
      }
      return 0
    } finally {
      await store.close()
    }
  },
}

function readLimit(args: Arguments): number {
  const text = args.text('limit') ?? String(usualLimit)
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > mostHits) throw new UsageError('cli.badOption', { option: '--limit', command: 'search' })
  return limit
}

async function readQueries(world: World, args: Arguments): Promise<readonly string[]> {
  const file = args.text('queries')
  if (file === undefined) {
    if (args.words.length === 0) throw new UsageError('cli.missingArgument', { command: 'search' })
    return [args.words.join(' ')]
  }
  if (args.words.length > 0) throw new UsageError('cli.tooManyArguments', { command: 'search' })
  const text = await readFile(world.path(file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new FailureError((error.code === 'ENOENT' ? fail('input-missing', { path: world.path(file) }) : fail('file-unreadable')).error)
  })
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}

/** `ms`: from the query's text to its hits, without writing them. */
async function jsonLine(store: Store, query: string, limit: number): Promise<string> {
  const before = performance.now()
  const found = await findIds(store, query, limit)
  const ms = Math.round((performance.now() - before) * 1_000) / 1_000
  return JSON.stringify({ query, ms, hits: found.map(({ messageId, conversationId }) => ({ messageId, conversationId })) })
}

async function showHits(world: World, store: Store, query: string, limit: number): Promise<void> {
  const calls = findHandlers({ store, clock: system.clock })
  let shown = 0
  let near = false
  for (let before: string | null = null, first = true; first || (before !== null && shown < limit); first = false) {
    const found = await calls['search.find']({ query, limit: limit - shown, before })
    if (!found.ok) throw new FailureError(found.error)
    const { hits, next, complaints, meant } = found.value
    if (first) for (const complaint of complaints) world.say(complaintText(world.t, world.language, complaint))
    for (const hit of hits) {
      if (hit.near && !near) await world.out(world.t('search.nearTitle'))
      near ||= hit.near
      await world.out(`${new Date(hit.at).toISOString().slice(0, 16).replace('T', ' ')}  ${hit.contact.text}  ${hit.subject.text}\n    ${hit.snippet.text}`)
    }
    for (const other of meant) await world.out(world.t('search.didYouMean', { query: other }))
    shown += hits.length
    before = next
  }
}
