import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createDocumentReader } from '../../../src/core/adapters/page-worker/client'
import { openTestEngine, takeIn, workerPath } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

interface Shape {
  readonly side: number
  readonly bits: number
  readonly samples: number
  readonly compression: number
  readonly data: Buffer
}

/** A TIFF of pages that all share the same bytes: two thousand pages of 100 megapixels take 230 KB. */
function tiff(pages: number, { side, bits, samples, compression, data }: Shape): Buffer {
  const tags = [[256, side], [257, side], [258, bits], [259, compression], [262, samples > 1 ? 2 : 0], [273, 8], [277, samples], [278, side], [279, data.length]] as const
  const size = 2 + tags.length * 12 + 4
  const head = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])
  head.writeUInt32LE(8 + data.length, 4)
  const directories = Array.from({ length: pages }, (_, page) => {
    const directory = Buffer.alloc(size)
    directory.writeUInt16LE(tags.length, 0)
    tags.forEach(([tag, value], index) => {
      directory.writeUInt16LE(tag, 2 + index * 12)
      directory.writeUInt16LE(4, 4 + index * 12)
      directory.writeUInt32LE(1, 6 + index * 12)
      directory.writeUInt32LE(value, 10 + index * 12)
    })
    directory.writeUInt32LE(page + 1 < pages ? 8 + data.length + (page + 1) * size : 0, size - 4)
    return directory
  })
  return Buffer.concat([head, data, ...directories])
}

/** Just under every limit: 10,000 by 10,000 white dots, each row one bit of T.6. */
const white = { side: 10_000, bits: 1, samples: 1, compression: 4, data: Buffer.alloc(1_250, 0xff) } as const

it('a page of 16 bits in 8 samples at the limit of pixels is refused before it takes gigabytes', async () => {
  const file = join(tempFolder(), 'weit.tif')
  writeFileSync(file, tiff(1, { side: 10_000, bits: 16, samples: 8, compression: 8, data: deflateSync(Buffer.alloc(1_000_000)) }))
  const reader = createDocumentReader({ workerPath })
  try {
    expect(await reader.outline(file, 'tiff')).toMatchObject({ ok: false, error: { code: 'page-too-large' } })
  } finally {
    await reader.close()
  }
})

it('arrivals are looked at while a page of 100 megapixels is prepared', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'gross.tif'), tiff(2_000, white))
  writeFileSync(join(folder, 'klein.tif'), tiff(1, { ...white, side: 1_000, data: Buffer.alloc(125, 0xff) }))
  const reader = createDocumentReader({ workerPath })
  try {
    const ended: string[] = []
    const large = reader.prepare(join(folder, 'gross.tif'), 'tiff', 1, 0, 'print').then(() => ended.push('page'))
    const small = reader.outline(join(folder, 'klein.tif'), 'tiff').then(({ ok }) => ended.push(ok ? 'arrival' : 'failed'))
    await Promise.all([large, small])
    expect(ended).toEqual(['arrival', 'page'])
  } finally {
    await reader.close()
  }
}, 60_000)

it('a mail with a thousand faxes and a fax of a thousand pages let the next fax go before their second page', async () => {
  const folder = tempFolder()
  const small = (shade: number): Buffer => tiff(1, { ...white, side: 1_000, data: Buffer.concat([Buffer.alloc(125, 0xff), Buffer.from([shade & 255, shade >> 8])]) })
  const parts = Array.from({ length: 300 }, (_, index) => `--b\r\nContent-Type: image/tiff; name="${String(index)}.tif"\r\nContent-Transfer-Encoding: base64\r\n\r\n${small(index).toString('base64')}\r\n`)
  writeFileSync(join(folder, 'a.eml'), `From: x@evil.example\r\nMessage-ID: <x@evil.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('')}--b--\r\n`)
  writeFileSync(join(folder, 'b.tif'), tiff(300, { ...white, side: 1_000, data: Buffer.alloc(125, 0xff) }))
  writeFileSync(join(folder, 'c.tif'), small(65_000))
  const { engine } = await openTestEngine(join(folder, 'data'))
  await engine.handle('recognition.pause', { paused: true })
  const ends = [...(await takeIn(engine, [join(folder, 'a.eml')], false)), ...(await takeIn(engine, [join(folder, 'b.tif')], false)), ...(await takeIn(engine, [join(folder, 'c.tif')], false))]
  expect(ends.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded', 'recorded'])
  const jobs = await engine.context.store.read((tx) =>
    tx.selectFrom('job').innerJoin('page', 'page.id', 'job.subject_id').select(['page.message_id', 'job.priority']).where('job.kind', '=', 'recognise').orderBy('job.priority').execute(),
  )
  expect(jobs).toHaveLength(601)
  expect(new Set(jobs.slice(0, 3).map((job) => job.message_id)).size).toBe(3)
}, 60_000)
