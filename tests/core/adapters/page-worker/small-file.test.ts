import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createDocumentReader } from '../../../../src/core/adapters/page-worker/client'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import { limits } from '../../../../src/core/limits'
import type { SmallFile } from '../../../../src/core/ports/document-reader'
import { pageWorkerPath } from '../../../helpers/page-worker'
import { tempFolder } from '../../../helpers/temp-folder'

const reader = createDocumentReader({ workerPath: pageWorkerPath })
afterAll(() => reader.close())

async function read(path: string, follow = true): Promise<SmallFile | null | undefined> {
  const found = await reader.smallFiles([{ path, follow }])
  if (!found.ok) throw new Error(found.error.code)
  return found.value[0]
}

const mail = (body: string, header = ''): string => `From: a@firma.example\r\nTo: b@buero.example\r\nMessage-ID: <1@firma.example>\r\nSubject: Angebot\r\nDate: Mon, 2 Nov 2026 09:00:00 +0100\r\n${header}\r\n${body}`

describe('small files, read in the thread', () => {
  it('come whole, with what tells them again and what they are', async () => {
    const folder = tempFolder()
    const paths = ['a.eml', 'b.pdf', 'c.txt'].map((name) => join(folder, name))
    const contents = [mail('Guten Tag\r\n'), '%PDF-1.7\n', 'nur Text']
    paths.forEach((path, index) => writeFileSync(path, contents[index] ?? ''))
    const found = await reader.smallFiles(paths.map((path) => ({ path, follow: true })))
    const types = ['mail', 'pdf', null]
    expect(found).toEqual({
      ok: true,
      value: paths.map((path, index) => {
        const bytes = readFileSync(path)
        return { size: bytes.length, mtime: Math.trunc(statSync(path).mtimeMs), sha256: hash('sha256', bytes, 'hex'), type: types[index], bytes: new Uint8Array(bytes) }
      }),
    })
  })

  it('are no others: large, empty, a folder, away, a link where none is followed', async () => {
    const folder = tempFolder()
    const at = (name: string, bytes: string | Uint8Array): string => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    }
    mkdirSync(join(folder, 'sub'))
    symlinkSync(at('kept', 'Text'), join(folder, 'link'))
    expect((await read(at('largest', new Uint8Array(limits.heldBytes))))?.size).toBe(limits.heldBytes)
    expect(await read(at('large', new Uint8Array(limits.heldBytes + 1)))).toBeNull()
    expect(await read(at('empty', ''))).toBeNull()
    expect(await read(join(folder, 'sub'))).toBeNull()
    expect(await read(join(folder, 'nowhere'))).toBeNull()
    expect(await read(join(folder, 'bad\0name'))).toBeNull()
    expect(await read(join(folder, 'link'), false)).toBeNull()
    expect((await read(join(folder, 'link')))?.size).toBe(4)
  })
})

describe('mails taken apart in the thread', () => {
  it.each([
    ['plain', mail('Zeile eins\r\n\r\nZeile zwei ohne Ende')],
    ['quoted-printable', mail('Gr=C3=BC=\r\n=C3=9Fe\r\n', 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n')],
    ['base64', mail(`${Buffer.from('Grüße aus Köln, '.repeat(40)).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`, 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n')],
    ['of parts', mail('--x\r\nContent-Type: text/plain\r\n\r\nText\r\n--x\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n1;2\r\n3;4\r\n--x\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC/w==\r\n--x--\r\n', 'Content-Type: multipart/mixed; boundary=x\r\n')],
    ['empty', mail('')],
  ])('come out as they do beside it: %s', async (_, text) => {
    const bytes = new TextEncoder().encode(text)
    expect(await reader.mail(bytes)).toEqual({ ok: true, value: await parseMail(bytes, limits) })
  })
})
