import { expect, it } from 'vitest'
import { unpack } from '../../../src/core/intake/stages/unpack'
import type { Arriving } from '../../../src/core/intake/arriving'
import { parseMail } from '../../../src/core/adapters/mail-parser'
import type { DocumentReader } from '../../../src/core/ports'
import { fail, ok } from '../../../src/shared/result'
import { testContext } from '../../helpers/context'

const slowMs = 50_000
const parts = 300
const mail = [
  'From: x@evil.example', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
  ...Array.from({ length: parts }, (_, index) => ['--b', `Content-Type: image/tiff; name="${index}.tif"`, '', `II*${index}`]).flat(), '--b--', '',
].join('\r\n')

async function unpacked(outline: (name: string) => ReturnType<DocumentReader['outline']>) {
  const context = await testContext({ tellType: async () => 'tiff' })
  let looked = 0
  const reader: DocumentReader = {
    ...context.reader,
    mail: async (bytes) => ok(await parseMail(bytes as Uint8Array, { mailParts: 1_000, mailDepth: 50 })),
    outline: async (path) => {
      looked += 1
      context.clock.advance(slowMs)
      return outline(path)
    },
  }
  const arriving = { type: 'mail', sha256: 'a'.repeat(64), name: 'a.eml', size: mail.length, seenAt: context.clock.now(), bytes: Buffer.from(mail), content: null, assignedTo: null, hints: {} } as unknown as Arriving
  expect(await unpack(arriving, { ...context, reader })).toEqual({ kind: 'passed' })
  return { looked, files: arriving.content?.files ?? [] }
}

it('hundreds of parts that each take nearly as long as they may hold up others for two of them', async () => {
  const { looked, files } = await unpacked(async () => ok([{ number: 1, width: 1_728, height: 2_200, code: null }]))
  expect(looked).toBe(2)
  // They are all there, to be opened by hand.
  expect(files.map(({ pages }) => pages.length)).toEqual([1, 1, ...Array.from({ length: parts - 2 }, () => 0)])
})

it('after one that hangs none is looked at', async () => {
  const { looked, files } = await unpacked(async () => fail('decode-timeout'))
  expect([looked, files.length]).toEqual([1, parts])
})
