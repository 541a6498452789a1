import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFileBlobs } from '../../../src/core/adapters/file-blobs'
import { tempFolder } from '../../helpers/temp-folder'

/** The disk's flush is real until it is told to fail: no disk here can be made to fail at one flush and work at the next. */
const disk = vi.hoisted(() => ({ fails: 0, flushes: 0 }))
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const fsync = (file: number, done: (error: NodeJS.ErrnoException | null) => void): void => {
    disk.flushes++
    if (disk.fails-- > 0) done(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
    else real.fsync(file, done)
  }
  return { ...real, fsync }
})

beforeEach(() => Object.assign(disk, { fails: 0, flushes: 0 }))

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const put = (blobs: ReturnType<typeof createFileBlobs>, text: string, flush = false): Promise<void> => blobs.put(hashOf(text), { bytes: Buffer.from(text) }, { flush })

describe('originals', () => {
  it('are written anew where the power failed before their bytes were on the disk', async () => {
    const folder = tempFolder()
    const path = createFileBlobs(folder).path(hashOf('Brief'))
    mkdirSync(dirname(path))
    writeFileSync(path, '')
    const blobs = createFileBlobs(folder)
    await put(blobs, 'Brief')
    await blobs.flush()
    expect(readFileSync(path, 'utf8')).toBe('Brief')
  })

  it('that could not be flushed are not taken for kept, and the next flush works again', async () => {
    const folder = tempFolder()
    const blobs = createFileBlobs(folder)
    for (let count = 0; count < 20; count++) await put(blobs, `Brief ${count}`)
    disk.fails = 1
    await expect(blobs.flush()).rejects.toMatchObject({ failure: { code: 'disk-full' } })
    expect(await blobs.has(hashOf('Brief 0'))).toBe(false)
    await put(blobs, 'Brief 0')
    await blobs.flush()
    expect(readFileSync(blobs.path(hashOf('Brief 0')), 'utf8')).toBe('Brief 0')
  })

  it('that could not be flushed are a failure for everybody who asked meanwhile: nobody knows whose they were', async () => {
    const folder = tempFolder()
    const blobs = createFileBlobs(folder)
    await put(blobs, 'Brief')
    disk.fails = 1
    const asked = await Promise.allSettled([blobs.flush(), blobs.flush()])
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(blobs.flush()).resolves.toBeUndefined()
  })

  it('kept without a flush are flushed when somebody needs them on the disk', async () => {
    const folder = tempFolder()
    const blobs = createFileBlobs(folder)
    await put(blobs, 'Anhang')
    disk.flushes = 0
    await put(blobs, 'Anhang', true)
    expect(disk.flushes).toBe(2) // the file and the folder with its name
  })
})
