import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { bundleByThread, startDiskThread, type DiskThread, type DiskThreadOptions } from '../../../src/core/store/dialects/disk-thread'
import { openSqlite } from '../../../src/core/store/dialects/sqlite'
import { pageWorkerPath } from '../../helpers/page-worker'
import { keptLog } from '../../helpers/quiet'
import { tempFolder } from '../../helpers/temp-folder'

const built = join(dirname(pageWorkerPath), 'disk-worker.js')

function startThread(options: Partial<DiskThreadOptions> = {}): DiskThread {
  const thread = startDiskThread({ workerPath: built, log: keptLog(), ...options })
  onTestFinished(() => thread.close())
  return thread
}

/** A worker that dies over what is called `die`, and does everything else. */
function mortalWorker(): string {
  const path = join(tempFolder(), 'worker.mjs')
  writeFileSync(path, `import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ id, hashes }) => {
  if (hashes?.includes('die')) process.exit(3)
  else if (hashes?.includes('throw')) throw new Error('at once')
  else parentPort.postMessage({ id, failure: null })
})`)
  return path
}

const entriesOf = (...texts: readonly string[]): Map<string, Uint8Array> => new Map(texts.map((text) => [createHash('sha256').update(text).digest('hex'), Buffer.from(text)]))
const textOf = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString())

describe('the bundle, written in a thread', () => {
  it('gives back each original as it was, empty ones and parts of a larger piece among them', async () => {
    const bundle = bundleByThread(join(tempFolder(), 'bundle.sqlite'), startThread())
    onTestFinished(() => { bundle.close() })
    const whole = Buffer.from('davor|der Brief|danach')
    const entries = new Map([...entriesOf('', 'eins', 'zwei'), ['part', whole.subarray(6, 15)]])
    await bundle.add(entries)
    for (const [hash, bytes] of entries) expect(textOf(bundle.read(hash))).toBe(Buffer.from(bytes).toString())
    expect([...bundle.list()].sort()).toEqual([...entries.keys()].sort())
    expect(whole.toString()).toBe('davor|der Brief|danach')
  })

  it('says why it cannot be written, and goes on with the next', async () => {
    const folder = tempFolder()
    const thread = startThread()
    await expect(thread.add(join(folder, 'nowhere', 'bundle.sqlite'), entriesOf('Brief'))).rejects.toMatchObject({ failure: { code: 'data-unwritable' } })
    const damaged = join(folder, 'damaged.sqlite')
    writeFileSync(damaged, 'no database at all, but long enough to have a header of one hundred bytes '.repeat(3))
    await expect(thread.add(damaged, entriesOf('Brief'))).rejects.toMatchObject({ failure: { code: 'data-damaged' } })
    mkdirSync(join(folder, 'nowhere'))
    await thread.add(join(folder, 'nowhere', 'bundle.sqlite'), entriesOf('Brief'))
    expect(existsSync(join(folder, 'nowhere', 'bundle.sqlite'))).toBe(true)
  })

  it.each(['die', 'throw'])('fails whoever waits when the thread goes down (%s), and the next has a new one', async (poison) => {
    const thread = startThread({ workerPath: mortalWorker() })
    const [lost, behind] = await Promise.allSettled([thread.add('bundle', new Map([[poison, new Uint8Array()]])), thread.add('bundle', entriesOf('Brief'))])
    for (const one of [lost, behind]) expect(one).toMatchObject({ status: 'rejected', reason: { failure: { code: 'data-unwritable' } } })
    await thread.add('bundle', entriesOf('Brief'))
  })

  it('fails where there is no worker', async () => {
    await expect(startThread({ workerPath: join(tempFolder(), 'nowhere.js') }).add('bundle', entriesOf('Brief'))).rejects.toMatchObject({ failure: { code: 'data-unwritable' } })
  })

  it('is finished before the thread is let go', async () => {
    const path = join(tempFolder(), 'bundle.sqlite')
    const thread = startThread()
    const entries = entriesOf('noch schnell')
    const [added] = await Promise.allSettled([thread.add(path, entries), thread.close()])
    expect(added.status).toBe('fulfilled')
    expect(existsSync(`${path}-wal`)).toBe(false) // closed: the last connection takes its log along
  })

  it('takes nothing any more once it is closed, and touches no file again', async () => {
    const folder = tempFolder()
    const thread = startThread()
    await thread.add(join(folder, 'bundle.sqlite'), entriesOf('eins'))
    const closing = thread.close()
    const late = join(folder, 'late.sqlite')
    thread.checkpoint(late)
    await expect(thread.add(late, entriesOf('zu spät'))).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    await closing
    expect([existsSync(late), existsSync(join(folder, 'bundle.sqlite-wal'))]).toEqual([false, false])
  })

  it('holds nothing where somebody made its file and no table yet', async () => {
    const path = join(tempFolder(), 'bundle.sqlite')
    const thread = startThread()
    const bundle = bundleByThread(path, thread)
    onTestFinished(() => { bundle.close() })
    new Database(path).exec('pragma journal_mode = WAL').close()
    const entries = entriesOf('Brief')
    const [hash = ''] = entries.keys()
    expect([bundle.read(hash), [...bundle.list()]]).toEqual([null, []])
    await bundle.add(entries)
    expect(textOf(bundle.read(hash))).toBe('Brief')
  })

  it('is let go after a while without work, and there again with the next', async () => {
    const path = join(tempFolder(), 'bundle.sqlite')
    const thread = startThread({ idleMs: 1 })
    await thread.add(path, entriesOf('eins'))
    await vi.waitUntil(() => !existsSync(`${path}-wal`), 5_000)
    await thread.add(path, entriesOf('zwei'))
    expect(existsSync(path)).toBe(true)
  })
})

describe('the log of the store', () => {

  it('is worked into its file by the thread while the store writes', async () => {
    const path = join(tempFolder(), 'store.sqlite')
    const thread = startThread()
    const asked = vi.fn(() => { thread.checkpoint(path) })
    const store = await openSqlite({ path, log: keptLog(), checkpoint: asked })
    const before = statSync(path).size
    for (let round = 0; round < 12; round++) await store.write((tx) => tx.insertInto('setting').values(Array.from({ length: 1_000 }, (_, index) => ({ key: `${round}-${index}`, value_json: '1' }))).execute())
    expect(asked).toHaveBeenCalledOnce()
    await thread.close()
    expect(statSync(path).size).toBeGreaterThan(before)
    const beside = new Database(path, { readonly: true })
    expect(beside.prepare("select count(*) as n from setting where value_json = '1'").get()).toEqual({ n: 12_000 })
    beside.close()
    await store.close()
  })

  it('tells the log where it could not be worked in', async () => {
    const log = keptLog()
    const thread = startThread({ log })
    thread.checkpoint(join(tempFolder(), 'nowhere.sqlite'))
    await thread.close()
    expect(log.lines).toContainEqual(expect.objectContaining({ event: 'checkpoint-failed' }))
  })
})
