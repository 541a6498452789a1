import Database from 'better-sqlite3'
import { parentPort } from 'node:worker_threads'
import { fail, FailureError, type Failure } from '../../../shared/result'
import type { Bundle } from '../../ports'
import type { DiskReply, DiskRequest } from './disk-thread'
import { openBundle } from './sqlite-bundle'
import { codeOf } from './sqlite-migrate'

const port = parentPort
if (port === null) throw new Error('the disk worker runs as a thread only')

const bundles = new Map<string, Bundle>()
const stores = new Map<string, Database.Database>()

/** One request after the other, as they came. */
let last = Promise.resolve()

port.on('message', (request: DiskRequest) => {
  last = last.then(async () => {
    const reply: DiskReply = { id: request.id, failure: await failureOf(request) }
    port.postMessage(reply)
  })
})

async function failureOf(request: DiskRequest): Promise<Failure | null> {
  try {
    await run(request)
    return null
  } catch (error) {
    return error instanceof FailureError ? error.failure : fail(codeOf(error)).error
  }
}

async function run(request: DiskRequest): Promise<void> {
  switch (request.kind) {
    case 'add': return bundleAt(request.path).add(entriesOf(request))
    case 'checkpoint': return void storeAt(request.path).pragma('wal_checkpoint(PASSIVE)')
    case 'close': return close()
  }
}

const entriesOf = ({ hashes, ends, bytes }: Extract<DiskRequest, { kind: 'add' }>): ReadonlyMap<string, Uint8Array> =>
  new Map(hashes.map((hash, index) => [hash, bytes.subarray(ends[index - 1] ?? 0, ends[index])]))

function bundleAt(path: string): Bundle {
  const bundle = bundles.get(path) ?? openBundle(path)
  bundles.set(path, bundle)
  return bundle
}

function storeAt(path: string): Database.Database {
  const db = stores.get(path) ?? new Database(path, { fileMustExist: true })
  stores.set(path, db)
  return db
}

function close(): void {
  for (const opened of [...bundles.values(), ...stores.values()]) opened.close()
  bundles.clear()
  stores.clear()
}
