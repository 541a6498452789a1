import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFormatFixtures } from '../../../scripts/samples/formats.mjs'
import { tellFileType } from '../../../src/core/adapters/file-type'
import { createFileBlobs } from '../../../src/core/adapters/file-blobs'
import { createIntake, type ArrivalEnd } from '../../../src/core/intake'
import { createIntakeQueue } from '../../../src/core/intake/queue'
import type { BlobStore, DocumentReader } from '../../../src/core/ports'
import { fail, FailureError, ok } from '../../../src/shared/result'
import { testContext } from '../../helpers/context'
import { sharedFolder, tempFolder } from '../../helpers/temp-folder'

let formats: string

beforeAll(async () => {
  formats = sharedFolder()
  await makeFormatFixtures(formats)
})

/** Intake on a disk that takes no original while it is full. */
async function withDisk() {
  const folder = tempFolder()
  const disk = { full: false }
  const kept = createFileBlobs(join(folder, 'originals'))
  const blobs: BlobStore = { ...kept, flush: () => (disk.full ? Promise.reject(new FailureError(fail('disk-full').error)) : kept.flush()) }
  const reader = { smallFiles: async (places) => ok(places.map(() => null)), outline: async () => ok([{ number: 1, width: 1000, height: 1400, code: null }]), close: async () => undefined } as Partial<DocumentReader> as DocumentReader
  const context = await testContext({ data: folder, blobs, reader, tellType: tellFileType })
  const intake = createIntake(context)
  const fax = join(folder, 'fax.tif')
  copyFileSync(join(formats, 'g4.tif'), fax)
  return { folder, disk, kept, context, intake, fax }
}

const codes = (ends: readonly ArrivalEnd[]) => ends.map(({ path, outcome, code }) => [path.split('/').at(-1), code ?? outcome])

function signal<Value = void>() {
  let give!: (value: Value) => void
  const given = new Promise<Value>((resolve) => {
    give = resolve
  })
  return { given, give }
}

describe('intake that cannot go on', () => {
  it('tells whoever waits, loses nothing, and goes on by itself when it can', async () => {
    const { folder, disk, context, intake, fax } = await withDisk()
    const empty = join(folder, 'leer.tif')
    writeFileSync(empty, '')
    disk.full = true
    const ends: ArrivalEnd[] = []
    await intake.takeIn([empty, fax], 'terminal', (end) => ends.push(end))
    await intake.idle()
    expect(codes(ends)).toEqual([['leer.tif', 'file-empty'], ['fax.tif', 'disk-full']])
    expect(await intake.handlers['intake.progress']({})).toMatchObject({ value: { arrivalsDone: 1, arrivalsAll: 2 } })

    disk.full = false
    context.clock.advance(15_000)
    await intake.idle()
    const recent = await intake.handlers['intake.list']({ which: 'recent', limit: 5, before: null })
    expect(recent.ok && recent.value.arrivals.map(({ name, outcome }) => [name, outcome]).sort()).toEqual([['fax.tif', 'recorded'], ['leer.tif', 'quarantined']])
    expect(codes(ends)).toHaveLength(2)
  })

  it('tells those who come while it is held, too', async () => {
    const { disk, intake, fax } = await withDisk()
    disk.full = true
    await intake.takeIn([fax], 'hand')
    await intake.idle()
    const ends: ArrivalEnd[] = []
    await intake.takeIn([fax], 'hand', (end) => ends.push(end))
    expect(codes(ends)).toEqual([['fax.tif', 'disk-full']])
  })

  it('answers who files an arrival by hand', async () => {
    const { folder, disk, intake } = await withDisk()
    const path = join(folder, 'vertrag.xyz')
    writeFileSync(path, 'ein Format, das keiner kennt')
    const [id = ''] = await intake.takeIn([path], 'hand')
    await intake.idle()
    disk.full = true
    expect(await intake.handlers['intake.assign']({ id, conversationId: null })).toMatchObject({ ok: false, error: { code: 'disk-full' } })
    disk.full = false
  })

  it('is not harmed by a listener that throws', async () => {
    const { context, intake, fax, folder } = await withDisk()
    context.feed.listen(() => {
      throw new Error('window gone')
    })
    const other = join(folder, 'zweites.tif')
    copyFileSync(join(formats, 'g3.tif'), other)
    const ends: ArrivalEnd[] = []
    await intake.takeIn([fax, other], 'hand', (end) => {
      ends.push(end)
      throw new Error('pipe closed')
    })
    await intake.idle()
    expect(codes(ends)).toEqual([['fax.tif', 'recorded'], ['zweites.tif', 'recorded']])
    expect(context.log.lines.some(({ event }) => event === 'listener-threw')).toBe(true)
  })

  it('lets a fax that somebody waits for pass an archive that stands still in every lane', async () => {
    const { folder, kept, context, fax } = await withDisk()
    const archive = join(folder, 'archiv')
    mkdirSync(archive)
    const bytes = readFileSync(fax)
    for (let index = 0; index <= 750; index++) writeFileSync(join(archive, `${index}.tif`), Buffer.concat([bytes, Buffer.from(String(index))]))
    const goOn = signal()
    const stands = signal()
    const recorded = signal<ArrivalEnd>()
    let flushes = 0
    const blobs: BlobStore = {
      ...kept,
      flush: async () => {
        flushes++
        if (flushes === 3) stands.give()
        if (flushes <= 3) await goOn.given
        await kept.flush()
      },
    }
    const intake = createIntake({ ...context, blobs })
    const all = intake.takeIn([archive], 'terminal')
    await stands.given
    await intake.takeIn([fax], 'hand', recorded.give)
    expect(await recorded.given).toMatchObject({ path: fax, outcome: 'recorded' })
    goOn.give()
    await all
    await intake.idle()
    expect(await intake.handlers['intake.progress']({})).toMatchObject({ value: { arrivalsDone: 752, arrivalsAll: 752 } })
  })

  it('takes up more arrivals at once than a call has room for', async () => {
    const { context } = await withDisk()
    const queue = createIntakeQueue(context, { ended: () => undefined, held: () => undefined })
    queue.add(Array.from({ length: 300_000 }, (_, index) => String(index)), false)
    await queue.stop()
  })
})
