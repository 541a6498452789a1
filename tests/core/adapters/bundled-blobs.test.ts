import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createBundledBlobs } from '../../../src/core/adapters/bundled-blobs'
import { createFileBlobs } from '../../../src/core/adapters/file-blobs'
import type { BlobStore, Bundle, FileBlobs } from '../../../src/core/ports'
import { openBundle } from '../../../src/core/store/dialects/sqlite-bundle'
import { fail, FailureError } from '../../../src/shared/result'
import { bytesOf } from '../../helpers/bytes-of'
import { tempFolder } from '../../helpers/temp-folder'

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
const open: Bundle[] = []
afterEach(() => open.splice(0).forEach((bundle) => bundle.close()))

interface Place {
  readonly folder: string
  readonly files: FileBlobs
  readonly bundle: Bundle
  readonly blobs: BlobStore
}

function place(folder = tempFolder(), change: (bundle: Bundle) => Bundle = (bundle) => bundle): Place {
  const bundle = openBundle(join(folder, 'bundle.sqlite'))
  open.push(bundle)
  const files = createFileBlobs(folder)
  return { folder, files, bundle, blobs: createBundledBlobs(files, change(bundle)) }
}

async function put(blobs: BlobStore, content: string | Buffer, options = { flush: true, bundled: true }): Promise<string> {
  const bytes = Buffer.from(content)
  await blobs.put(hashOf(bytes), { bytes }, options)
  return hashOf(bytes)
}

const listed = async (blobs: BlobStore): Promise<string[]> => {
  const found: string[] = []
  for await (const hash of blobs.list()) found.push(hash)
  return found.sort()
}

describe('originals in the bundle', () => {
  it('lie there where they are small and asked to, and in files else', async () => {
    const { blobs, files } = place()
    const small = await put(blobs, 'kurz')
    const plain = await put(blobs, 'als Datei', { flush: true, bundled: false })
    const large = await put(blobs, Buffer.alloc(200 * 1024, 1))
    expect([existsSync(files.path(small)), existsSync(files.path(plain)), existsSync(files.path(large))]).toEqual([false, true, true])
    expect(await listed(blobs)).toEqual([small, plain, large].sort())
    expect((await bytesOf(blobs, small)).toString()).toBe('kurz')
    expect((await bytesOf(blobs, plain)).toString()).toBe('als Datei')
  })

  it('can be read before their flush, and are on the disk after it', async () => {
    const { folder, blobs } = place()
    const hash = await put(blobs, 'wartet', { flush: false, bundled: true })
    expect((await bytesOf(blobs, hash)).toString()).toBe('wartet')
    expect(await place(folder).blobs.has(hash)).toBe(false)
    await blobs.flush()
    expect((await bytesOf(place(folder).blobs, hash)).toString()).toBe('wartet')
  })

  it('are kept once, in whichever form they came first', async () => {
    const { blobs, bundle } = place()
    const hash = await put(blobs, 'schon da', { flush: true, bundled: false })
    await put(blobs, 'schon da')
    expect(bundle.read(hash)).toBeNull()
    const other = await put(blobs, 'zweimal')
    await put(blobs, 'zweimal')
    expect(await listed(blobs)).toEqual([hash, other].sort())
  })

  it('are taken out into a file for whoever opens files only', async () => {
    const { blobs } = place()
    const hash = await put(blobs, 'für die Platte')
    expect(readFileSync(await blobs.file(hash), 'utf8')).toBe('für die Platte')
    expect(await listed(blobs)).toEqual([hash])
  })

  it('are tried again with the next flush where one failed: others may wait among them', async () => {
    let full = true
    const { folder, blobs } = place(undefined, (bundle) => ({
      ...bundle,
      add: async (entries) => {
        if (full) throw new FailureError(fail('disk-full').error)
        await bundle.add(entries)
      },
    }))
    const hash = await put(blobs, 'Brief', { flush: false, bundled: true })
    await expect(blobs.flush()).rejects.toMatchObject({ failure: { code: 'disk-full' } })
    full = false
    await blobs.flush()
    expect(await place(folder).blobs.has(hash)).toBe(true)
  })

  it('that come while others are being written wait for a flush of their own', async () => {
    const written: string[][] = []
    const gates: (() => void)[] = []
    const { folder, blobs } = place(undefined, (bundle) => ({
      ...bundle,
      add: async (entries) => {
        written.push([...entries.keys()])
        await new Promise<void>((resolve) => gates.push(resolve))
        await bundle.add(entries)
      },
    }))
    const first = await put(blobs, 'der erste', { flush: false, bundled: true })
    const flushing = blobs.flush()
    await vi.waitUntil(() => gates.length === 1)
    const second = await put(blobs, 'der zweite', { flush: false, bundled: true })
    const next = blobs.flush()
    gates[0]?.()
    await flushing
    expect([await place(folder).blobs.has(first), await place(folder).blobs.has(second)]).toEqual([true, false])
    expect((await bytesOf(blobs, second)).toString()).toBe('der zweite')
    await vi.waitUntil(() => gates.length === 2)
    gates[1]?.()
    await next
    expect(await place(folder).blobs.has(second)).toBe(true)
    expect(written).toEqual([[first], [second]])
  })

  it('go into files where too many wait for a disk that takes none', async () => {
    const { blobs, files } = place(undefined, (bundle) => ({
      ...bundle,
      add: async () => {
        throw new FailureError(fail('disk-full').error)
      },
    }))
    const hashes: string[] = []
    for (let index = 0; index < 257; index++) hashes.push(await put(blobs, Buffer.alloc(128 * 1024, index), { flush: false, bundled: true }))
    expect(new Set(hashes).size).toBe(256)
    const last = await put(blobs, 'zu viel', { flush: false, bundled: true })
    expect(await files.has(last)).toBe(true)
  })

  it('say that they are damaged where their file is no database', async () => {
    const { folder, blobs } = place()
    writeFileSync(join(folder, 'bundle.sqlite'), 'no database at all, but long enough to have a header of one hundred bytes '.repeat(3))
    await expect(listed(blobs)).rejects.toMatchObject({ failure: { code: 'data-damaged' } })
    await expect(put(blobs, 'Brief')).rejects.toMatchObject({ failure: { code: 'data-damaged' } })
  })

  it('hold nothing where there is no file, and make none by being read', async () => {
    const folder = tempFolder()
    const bundle = openBundle(join(folder, 'bundle.sqlite'), true)
    expect([bundle.read('a'.repeat(64)), [...bundle.list()]]).toEqual([null, []])
    expect(existsSync(join(folder, 'bundle.sqlite'))).toBe(false)
  })
})
