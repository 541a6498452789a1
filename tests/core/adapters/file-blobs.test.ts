import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createFileBlobs } from '../../../src/core/adapters/file-blobs'
import { tempFolder } from '../../helpers/temp-folder'

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
    const handle = await open(join(folder, 'any'), 'w')
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync')
    await handle.close()
    sync.mockRejectedValueOnce(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
    await expect(blobs.flush()).rejects.toMatchObject({ failure: { code: 'disk-full' } })
    expect(await blobs.has(hashOf('Brief 0'))).toBe(false)
    await put(blobs, 'Brief 0')
    await blobs.flush()
    expect(readFileSync(blobs.path(hashOf('Brief 0')), 'utf8')).toBe('Brief 0')
    sync.mockRestore()
  })

  it('that could not be flushed are a failure for everybody who asked meanwhile: nobody knows whose they were', async () => {
    const folder = tempFolder()
    const blobs = createFileBlobs(folder)
    await put(blobs, 'Brief')
    const handle = await open(join(folder, 'any'), 'w')
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync')
    await handle.close()
    sync.mockRejectedValueOnce(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
    const asked = await Promise.allSettled([blobs.flush(), blobs.flush()])
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(blobs.flush()).resolves.toBeUndefined()
    sync.mockRestore()
  })

  it('kept without a flush are flushed when somebody needs them on the disk', async () => {
    const folder = tempFolder()
    const blobs = createFileBlobs(folder)
    await put(blobs, 'Anhang')
    const handle = await open(join(folder, 'any'), 'w')
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync')
    await handle.close()
    await put(blobs, 'Anhang', true)
    expect(sync).toHaveBeenCalled()
    sync.mockRestore()
  })
})
