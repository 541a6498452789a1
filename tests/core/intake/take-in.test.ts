import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFormatFixtures } from '../../../scripts/samples/formats.mjs'
import { bytesOf } from '../../helpers/bytes-of'
import { openTestEngine, takeIn } from '../../helpers/engine'
import { sharedFolder, tempFolder } from '../../helpers/temp-folder'

let formats: string

beforeAll(async () => {
  formats = sharedFolder()
  await makeFormatFixtures(formats)
})

const mail = (id: string, subject: string, extra: string[] = [], body = 'Guten Tag,\nbitte um Rückruf.'): string =>
  [
    'From: Erika Beispiel <erika@nordlicht.example>',
    'To: post@buero.example',
    `Subject: ${subject}`,
    'Date: Mon, 02 Nov 2026 09:15:00 +0100',
    `Message-ID: <${id}@nordlicht.example>`,
    ...extra,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ].join('\r\n')

describe('intake', () => {
  it('makes a message of a fax, keeps its bytes and leaves the file as it was', async () => {
    const folder = tempFolder()
    const file = join(folder, 'fax.tif')
    copyFileSync(join(formats, 'g4.tif'), file)
    const before = { bytes: readFileSync(file), mtime: statSync(file).mtimeMs }
    const { engine } = await openTestEngine(join(folder, 'data'))
    const [end] = await takeIn(engine, [file], false)
    expect(end).toMatchObject({ outcome: 'recorded', code: null, path: file })

    const hash = createHash('sha256').update(before.bytes).digest('hex')
    expect((await bytesOf(engine.context.blobs, hash)).equals(before.bytes)).toBe(true)
    expect(readFileSync(file).equals(before.bytes)).toBe(true)
    expect(statSync(file).mtimeMs).toBe(before.mtime)

    const list = await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null })
    expect(list.ok && list.value.rows).toMatchObject([{ id: end?.conversationId, channel: 'fax', unread: 1, messages: 1 }])
  })

  it('makes one message of the same bytes twice, and says when they came again', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'in'))
    copyFileSync(join(formats, 'g4.tif'), join(folder, 'in', 'one.tif'))
    copyFileSync(join(formats, 'g4.tif'), join(folder, 'in', 'two.tif'))
    const { engine } = await openTestEngine(join(folder, 'data'))
    const ends = await takeIn(engine, [join(folder, 'in')], false)
    expect(ends.map((end) => end.outcome).sort()).toEqual(['duplicate', 'recorded'])
    const again = await takeIn(engine, [join(folder, 'in', 'one.tif')], false)
    expect(again.map((end) => end.outcome)).toEqual(['duplicate'])
    const conversation = await engine.handle('conversation.get', { id: ends.find((end) => end.outcome === 'recorded')?.conversationId ?? '' })
    expect(conversation.ok && conversation.value.messages).toHaveLength(1)
    expect(conversation.ok && conversation.value.messages[0]?.seenAgain.map((seen) => seen.name).sort()).toEqual(['one.tif', 'two.tif'])
  })

  it('makes one message of each when two batches with the same bytes are under way at once', async () => {
    const folder = tempFolder()
    const names = Array.from({ length: 230 }, (_, number) => `${number}.eml`)
    for (const part of ['a', 'b']) {
      mkdirSync(join(folder, part))
      for (const name of names) writeFileSync(join(folder, part, name), mail(name, `Anfrage ${name}`))
    }
    const { engine } = await openTestEngine(join(folder, 'data'))
    const ends = await takeIn(engine, [join(folder, 'a'), join(folder, 'b')], false)
    const of = (outcome: string) => ends.filter((end) => end.outcome === outcome).length
    expect([of('recorded'), of('duplicate')]).toEqual([names.length, names.length])
    expect(await engine.handle('inbox.counts', {})).toMatchObject({ value: { all: names.length, quarantined: 0 } })
  })

  it('groups mails by their references, whichever comes first', async () => {
    const folder = tempFolder()
    const inbox = join(folder, 'in')
    mkdirSync(inbox)
    writeFileSync(join(inbox, '1-answer.eml'), mail('b', 'Re: Angebot', ['In-Reply-To: <a@nordlicht.example>', 'References: <a@nordlicht.example>']))
    writeFileSync(join(inbox, '2-other.eml'), mail('x', 'Angebot'))
    writeFileSync(join(inbox, '3-first.eml'), mail('a', 'Angebot', [], 'Der Anfang.'))
    writeFileSync(join(inbox, '4-third.eml'), mail('c', 'Re: Angebot', ['References: <a@nordlicht.example> <b@nordlicht.example>'], 'Drittes.'))
    const { engine } = await openTestEngine(join(folder, 'data'))
    const ends = await takeIn(engine, [inbox], false)
    const byName = new Map(ends.map((end) => [end.path.slice(inbox.length + 1), end.conversationId]))
    expect(byName.get('3-first.eml')).toBe(byName.get('1-answer.eml'))
    expect(byName.get('4-third.eml')).toBe(byName.get('1-answer.eml'))
    expect(byName.get('2-other.eml')).not.toBe(byName.get('1-answer.eml'))
  })

  it('joins two conversations when the parent that ties them comes late', async () => {
    const folder = tempFolder()
    const write = (name: string, text: string): string => {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    }
    const { engine } = await openTestEngine(join(folder, 'data'))
    await takeIn(engine, [write('b.eml', mail('b', 'Re: Lieferung', ['In-Reply-To: <a@nordlicht.example>']))], false)
    await takeIn(engine, [write('c.eml', mail('c', 'Re: Lieferung', ['In-Reply-To: <z@nordlicht.example>'], 'Drittes.'))], false)
    await takeIn(engine, [write('a.eml', mail('z', 'Lieferung', ['In-Reply-To: <a@nordlicht.example>'], 'Der Anfang.'))], false)
    const list = await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null })
    expect(list.ok && list.value.rows.map((row) => row.messages)).toEqual([3])
    expect(await engine.context.store.integrity()).toEqual([])
  })

  it('names the conversation of each mail, and tells of those that became part of it, also within one batch', async () => {
    const folder = tempFolder()
    const inbox = join(folder, 'in')
    mkdirSync(inbox)
    writeFileSync(join(inbox, '1.eml'), mail('b', 'Re: Lieferung', ['In-Reply-To: <a@nordlicht.example>']))
    writeFileSync(join(inbox, '2.eml'), mail('c', 'Re: Lieferung', ['In-Reply-To: <z@nordlicht.example>'], 'Drittes.'))
    writeFileSync(join(inbox, '3.eml'), mail('z', 'Lieferung', ['In-Reply-To: <a@nordlicht.example>'], 'Der Anfang.'))
    const { engine } = await openTestEngine(join(folder, 'data'))
    const told: string[] = []
    engine.context.feed.listen((name, payload) => void (name === 'changed' && 'kinds' in payload && payload.kinds.includes('conversation') && told.push(...payload.ids)))
    const ends = await takeIn(engine, [inbox], false)
    const list = await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null })
    expect([...new Set(ends.map((end) => end.conversationId))]).toEqual(list.ok && list.value.rows.map((row) => row.id))
    expect(new Set(told).size).toBe(1)
  })

  it('makes pages of a fax that a mail carries', async () => {
    const folder = tempFolder()
    const bytes = readFileSync(join(formats, 'g4.tif')).toString('base64')
    const file = join(folder, 'gateway.eml')
    writeFileSync(
      file,
      [
        'From: Telefax <fax@buero.example>',
        'Subject: Fax von 03023125017',
        'Message-ID: <gw1@buero.example>',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="xx"',
        '',
        '--xx',
        'Content-Type: text/plain',
        '',
        'Ein Fax.',
        '--xx',
        'Content-Type: image/tiff; name="fax000000042.tif"',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment; filename="fax000000042.tif"',
        '',
        ...(bytes.match(/.{1,76}/g) ?? []),
        '--xx--',
        '',
      ].join('\r\n'),
    )
    const { engine } = await openTestEngine(join(folder, 'data'))
    const [end] = await takeIn(engine, [file])
    const conversation = await engine.handle('conversation.get', { id: end?.conversationId ?? '' })
    const attachment = conversation.ok ? conversation.value.messages[0]?.attachments[0] : undefined
    expect(attachment).toMatchObject({ name: 'fax000000042.tif', role: 'document', pages: [{ number: 1, recognition: 'done' }] })
  })

  it('says of each file that it could not take in why, and keeps the rest going', async () => {
    const folder = tempFolder()
    const inbox = join(folder, 'in')
    mkdirSync(inbox)
    writeFileSync(join(inbox, 'empty.tif'), '')
    writeFileSync(join(inbox, 'notes.xyz'), 'no mail, no picture')
    copyFileSync(join(formats, 'g4.tif'), join(inbox, 'good.tif'))
    const { engine } = await openTestEngine(join(folder, 'data'))
    const ends = await takeIn(engine, [inbox, join(folder, 'not-there.tif')], false)
    const byName = Object.fromEntries(ends.map((end) => [end.path.split('/').at(-1), end.code ?? end.outcome]))
    expect(byName).toEqual({
      'empty.tif': 'file-empty',
      'notes.xyz': 'unsupported-type',
      'good.tif': 'recorded',
      'not-there.tif': 'file-missing',
    })
    const counts = await engine.handle('inbox.counts', {})
    expect(counts.ok && counts.value.quarantined).toBe(3)
  })
})

describe('quarantine', () => {
  async function withUnsupported() {
    const folder = tempFolder()
    const file = join(folder, 'vertrag.xyz')
    writeFileSync(file, 'ein Format, das keiner kennt')
    const { engine } = await openTestEngine(join(folder, 'data'))
    const [end] = await takeIn(engine, [file], false)
    return { engine, file, id: end?.arrivalId ?? '' }
  }

  it('takes the arrival in when it is tried again and is well by then', async () => {
    const folder = tempFolder()
    const file = join(folder, 'fax.tif')
    writeFileSync(file, '')
    const { engine } = await openTestEngine(join(folder, 'data'))
    const [end] = await takeIn(engine, [file], false)
    copyFileSync(join(formats, 'g4.tif'), file)
    expect(await engine.handle('intake.retry', { id: end?.arrivalId ?? '' })).toEqual({ ok: true, value: {} })
    await engine.intake.idle()
    const recent = await engine.handle('intake.list', { which: 'recent', limit: 5, before: null })
    expect(recent.ok && recent.value.arrivals).toMatchObject([{ outcome: 'recorded', code: null }])
  })

  it('files an original as it is, where a person says', async () => {
    const { engine, id } = await withUnsupported()
    const filed = await engine.handle('intake.assign', { id, conversationId: null })
    expect(filed.ok).toBe(true)
    const conversation = await engine.handle('conversation.get', { id: filed.ok ? filed.value.conversationId : '' })
    expect(conversation.ok && conversation.value.messages[0]).toMatchObject({
      subject: 'vertrag.xyz',
      attachments: [{ name: 'vertrag.xyz', role: 'attached', pages: [] }],
    })
    const counts = await engine.handle('inbox.counts', {})
    expect(counts.ok && counts.value.quarantined).toBe(0)
  })

  it('lets one of two decide who decide at once', async () => {
    const { engine, id } = await withUnsupported()
    const decided = await Promise.all([engine.handle('intake.retry', { id }), engine.handle('intake.retry', { id }), engine.handle('intake.discard', { id })])
    expect(decided.filter((one) => one.ok)).toHaveLength(1)
  })

  it('discards with a way back', async () => {
    const { engine, id } = await withUnsupported()
    await engine.handle('intake.discard', { id })
    expect(await engine.handle('inbox.counts', {})).toMatchObject({ value: { quarantined: 0 } })
    await engine.handle('intake.undoDiscard', { id })
    expect(await engine.handle('inbox.counts', {})).toMatchObject({ value: { quarantined: 1 } })
  })

  it('answers not-found for arrivals that are not in it', async () => {
    const { engine } = await withUnsupported()
    const nobody = engine.context.ids.next()
    for (const call of ['intake.retry', 'intake.discard', 'intake.undoDiscard'] as const) {
      expect(await engine.handle(call, { id: nobody })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    }
    expect(await engine.handle('intake.assign', { id: nobody, conversationId: null })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})
