import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/core/engine'
import type { Message } from '../../../src/shared/domain/message'
import { openTestEngine, takeIn } from '../../helpers/engine'
import { faxPdf, faxPng, faxTiff, gatewayMail, type MailFile } from '../../helpers/gateway-mail'
import { tempFolder } from '../../helpers/temp-folder'
import { local } from '../gateways/notices'

let folder: string
let engine: Engine

beforeEach(async () => {
  folder = tempFolder()
  engine = (await openTestEngine(join(folder, 'data'))).engine
  await engine.handle('recognition.pause', { paused: true })
})

let mails = 0

function notice(...mail: Parameters<typeof gatewayMail> extends [number, ...infer Rest] ? Rest : never): string {
  mails++
  const path = join(folder, `${mails}.eml`)
  writeFileSync(path, gatewayMail(mails, ...mail))
  return path
}

async function messagesOf(conversationId: string | null | undefined): Promise<readonly Message[]> {
  const found = await engine.handle('conversation.get', { id: conversationId ?? '' })
  if (!found.ok) throw new Error(found.error.code)
  return found.value.messages
}

async function takenAs(path: string): Promise<Message> {
  const [end] = await takeIn(engine, [path], false)
  expect(end?.outcome).toBe('recorded')
  const message = (await messagesOf(end?.conversationId)).find(({ id }) => id === end?.messageId)
  if (!message) throw new Error('the message is not in its conversation')
  return message
}

describe('a gateway’s mail', () => {
  it('is a fax of the fax’s sender, beside those that came as files', async () => {
    const path = notice('Fax von Nordlicht eG (030 23125017)', [faxTiff('02.11.26_09.15_Telefax.03023125017.tif')])
    const fax = await takenAs(path)
    expect(fax).toMatchObject({
      channel: 'fax',
      faxNumber: '+493023125017',
      from: { name: 'Nordlicht eG', address: '' },
      to: [],
      subject: '',
      text: '',
      at: local(2026, 11, 2, 9, 15),
      warning: null,
      sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
      attachments: [{ role: 'document', name: '02.11.26_09.15_Telefax.03023125017.tif', pages: [{ number: 1 }] }],
      announcement: { gatewayId: 'fritzbox', means: 'fax', from: 'fax@anlage.example', name: 'Nordlicht eG' },
    })
    const file = join(folder, '03.11.26_10.00_Telefax.03023125017.tif')
    writeFileSync(file, faxTiff('', 1).bytes)
    expect((await takenAs(file)).conversationId).toBe(fax.conversationId)
    const again = await takenAs(notice('[fax] Neues Fax von: +49 30 23125017', [faxTiff('fax000000042.tif', 2)]))
    expect(again.conversationId).toBe(fax.conversationId)
    const row = await engine.handle('inbox.row', { id: fax.conversationId })
    expect(row.ok && row.value).toMatchObject({ contactName: 'Nordlicht eG', contactAddress: '+493023125017', channel: 'fax' })
    const draft = await engine.handle('draft.open', { conversationId: fax.conversationId })
    expect(draft.ok && draft.value.to).toBe('')
  })

  it('is read from HTML alone, too', async () => {
    const text = '<html><body><h1>Neues Fax</h1><table><tr><td>Absender:</td><td>030 23125017</td></tr><tr><td>Seiten:</td><td>7</td></tr><tr><td>Datum/Uhrzeit:</td><td>01.11.2026 23:58</td></tr></table></body></html>'
    const fax = await takenAs(notice('Neues Fax von Nordlicht', [faxTiff('fax.tif')], { text, type: 'text/html' }))
    expect(fax).toMatchObject({ channel: 'fax', faxNumber: '+493023125017', at: local(2026, 11, 1, 23, 58), hasHtml: false, announcement: { pages: 7, name: 'Nordlicht' } })
  })

  it('whose sender is withheld is a fax of somebody unknown', async () => {
    const one = await takenAs(notice('Fax von unbekannt', [faxTiff('fax.tif')]))
    const other = await takenAs(notice('Fax von anonym', [faxTiff('fax.tif', 1)]))
    expect([one, other].map(({ channel, faxNumber, from }) => ({ channel, faxNumber, from }))).toEqual([0, 1].map(() => ({ channel: 'fax', faxNumber: null, from: null })))
    expect(one.conversationId).not.toBe(other.conversationId)
  })

  it('is dated by its own moment where the gateway’s clock is far off', async () => {
    const fax = await takenAs(notice('Fax von 030 23125017', [faxTiff('01.01.15_00.03_Telefax.03023125017.tif')]))
    expect(fax.at).toBe(Date.UTC(2026, 10, 2, 8, 17))
  })

  it('that brings a fax as TIFF and as PDF brings one fax', async () => {
    const fax = await takenAs(notice('Fax von 030 23125017', [faxTiff('fax.tif'), faxPdf('fax.pdf')]))
    expect(fax.attachments.map(({ role, pages }) => [role, pages.length])).toEqual([['document', 1], ['attached', 0]])
  })

  it('that brings its pages as pictures brings them as pages; beside a TIFF they are a preview', async () => {
    const pictures = await takenAs(notice('Fax von 030 23125017', [faxPng('seite1.png'), faxPng('seite2.png', 1)]))
    expect(pictures).toMatchObject({ channel: 'fax', faxNumber: '+493023125017', warning: null })
    expect(pictures.attachments.map(({ role, pages }) => [role, pages.length])).toEqual([['document', 1], ['document', 1]])
    const preview = await takenAs(notice('Fax von 030 23125017', [faxPng('vorschau.png'), faxTiff('fax.tif')]))
    expect(preview.attachments.map(({ role, pages }) => [role, pages.length])).toEqual([['attached', 0], ['document', 1]])
  })

  it('that our own server found to be from somebody else stays a mail and warns, with a real fax in it, too', async () => {
    const headers = ['Authentication-Results: mx.buero.example; spf=pass smtp.mailfrom=evil.example; dmarc=fail header.from=anlage.example']
    const forged = await takenAs(notice('Fax von Nordlicht eG (030 23125017)', [faxTiff('fax.tif')], { headers }))
    expect(forged).toMatchObject({ channel: 'mail', faxNumber: null, announcement: null, warning: 'sender-denied', from: { address: 'fax@anlage.example' } })
    const report = await takenAs(notice('Sendebericht', [], { headers, text: 'Ihr Fax an 030 23125017 wurde erfolgreich gesendet.' }))
    expect(report).toMatchObject({ channel: 'mail', faxNumber: null, announcement: null, warning: 'sender-denied' })
  })

  it('without a picture of a fax stays a mail and warns', async () => {
    const lures: readonly (readonly MailFile[])[] = [
      [],
      [{ name: 'Fax_Scan.html', type: 'text/html', bytes: Buffer.from('<script>location="http://x.example"</script>') }],
      [{ name: 'fax.pdf.exe', type: 'application/pdf', bytes: Buffer.from('MZ\u0090\u0000\u0003') }],
      [{ name: 'fax.zip', type: 'application/zip', bytes: Buffer.from('PK\u0003\u0004\u0014\u0000\u0001\u0000') }],
      [{ name: 'fax.tif', type: 'image/tiff', bytes: faxTiff('').bytes.subarray(0, 30) }],
      [{ name: 'fax.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\nnichts') }],
    ]
    for (const parts of lures) {
      const mail = await takenAs(notice('You have received a new fax from 030 23125017', parts))
      expect(mail, parts[0]?.name ?? 'none').toMatchObject({ channel: 'mail', faxNumber: null, warning: 'no-fax-picture', announcement: null, from: { address: 'fax@anlage.example' } })
    }
  })

  it('of any other kind is a mail as ever', async () => {
    const mail = await takenAs(notice('Unser Angebot, gestern auch per Fax', [faxTiff('fax.tif')]))
    expect(mail).toMatchObject({ channel: 'mail', warning: null, announcement: null, attachments: [{ role: 'attached', pages: [{ number: 1 }] }] })
  })
})

describe('a report on a fax that was sent', () => {
  it('stands with whom the fax went to, as automatic mail, with what it reports', async () => {
    const report = notice('Fax Auftrag 4711 an 03023125017 fehlgeschlagen', [], { text: 'Ihr Fax Auftrag an 030 23125017 schlug fehl da:\n\nBesetzt' })
    const alone = await takenAs(report)
    const fax = await takenAs(notice('Fax von 030 23125017', [faxTiff('fax.tif')]))
    const later = await takenAs(notice('Sendebericht', [], { text: 'Ihr Fax an 030 23125017 wurde erfolgreich gesendet.' }))
    expect([fax.conversationId, later.conversationId]).toEqual([alone.conversationId, alone.conversationId])
    expect(alone).toMatchObject({ channel: 'mail', from: { address: 'fax@anlage.example' }, warning: null, announcement: { means: 'failed', number: '+493023125017', job: '4711' } })
    expect(later.announcement).toMatchObject({ means: 'sent', number: '+493023125017' })
    const rows = await engine.context.store.read((tx) => tx.selectFrom('message').select(['id', 'automatic']).where('automatic', 'is not', null).execute())
    expect(rows).toEqual(expect.arrayContaining([alone, later].map(({ id }) => ({ id, automatic: 'fax-report' }))))
    expect(rows).toHaveLength(2)
  })

  it('without a number stays with the machine that writes it', async () => {
    const report = await takenAs(notice('Fax nicht empfangen', []))
    expect(report).toMatchObject({ channel: 'mail', faxNumber: null, announcement: { means: 'missed', number: null }, warning: null })
  })
})
