import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFormatFixtures } from '../../../scripts/samples/formats.mjs'
import { intakeCheckpoints, outboxCheckpoints } from '../../../src/core/compose'
import { stages } from '../../../src/core/intake/pipeline'
import { openTestEngine } from '../../helpers/engine'
import { startSmtp, type SmtpHost } from '../../helpers/smtp'
import { sharedFolder, tempFolder } from '../../helpers/temp-folder'

let formats: string

beforeAll(async () => {
  formats = sharedFolder()
  await makeFormatFixtures(formats)
})

interface Task {
  readonly data: string
  readonly point?: string
  readonly hit?: number
  readonly paths?: readonly string[]
  readonly folder?: string
  readonly expected?: number
  readonly account?: object
  readonly reply?: { readonly to: string }
}

/** Runs the engine in a child; answers how it ended and which points it reached. */
async function runChild(task: Task): Promise<{ signal: string | null; code: number | null; reached: string[]; errors: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../helpers/crash-child.mjs'), JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.on('close', (...end) => resolve(end)))
  return { code, signal, reached: out ? (JSON.parse(out) as string[]) : [], errors }
}

const mail = [
  'From: Erika Beispiel <erika@nordlicht.example>',
  'To: post@buero.example',
  'Subject: Liefertermin',
  'Message-ID: <m1@nordlicht.example>',
  '',
  'Wann kommt die Ware?',
  '',
].join('\r\n')

function makeInbox(folder: string): { inbox: string; hashes: string[] } {
  const inbox = join(folder, 'in')
  mkdirSync(inbox)
  copyFileSync(join(formats, 'g4.tif'), join(inbox, 'fax.tif'))
  writeFileSync(join(inbox, 'brief.eml'), mail)
  const hashes = readdirSync(inbox).map((name) => createHash('sha256').update(readFileSync(join(inbox, name))).digest('hex'))
  return { inbox, hashes: hashes.sort() }
}

/** After the restart: every original once as a message, whole in the blob store, nothing left half-way. */
async function expectWhole(data: string, hashes: readonly string[]): Promise<void> {
  const { engine } = await openTestEngine(data, { start: false })
  const messages = await engine.context.store.read((tx) => tx.selectFrom('message').select('sha256').where('direction', '=', 'in').execute())
  expect(messages.map((message) => message.sha256).sort()).toEqual(hashes)
  for (const hash of hashes) {
    expect(createHash('sha256').update(readFileSync(engine.context.blobs.path(hash))).digest('hex')).toBe(hash)
  }
  const open = await engine.context.store.read((tx) => tx.selectFrom('arrival').select('id').where('outcome', 'is', null).execute())
  expect(open).toEqual([])
  const jobs = await engine.context.store.read((tx) => tx.selectFrom('job').select('id').execute())
  expect(jobs).toEqual([])
  const pages = await engine.context.store.read((tx) => tx.selectFrom('page').select('recognition').execute())
  expect(pages.map((page) => page.recognition)).toEqual(['done'])
  expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
}

describe('a kill during intake', () => {
  it('has a point before and after every stage', () => {
    for (const stage of ['await-stillness', ...stages.map((one) => one.name), 'record', 'recognise']) {
      expect(intakeCheckpoints).toContain(`intake:before:${stage}`)
      expect(intakeCheckpoints).toContain(`intake:after:${stage}`)
    }
  })

  it('is tried at points that a run really reaches', async () => {
    const folder = tempFolder()
    const { inbox, hashes } = makeInbox(folder)
    const run = await runChild({ data: join(folder, 'data'), folder: inbox, expected: 2 })
    expect(run).toMatchObject({ code: 0, signal: null })
    expect(intakeCheckpoints.filter((point) => !run.reached.includes(point))).toEqual([])
    await expectWhole(join(folder, 'data'), hashes)
  })

  for (const point of intakeCheckpoints) {
    it(`at ${point} loses nothing and doubles nothing`, async () => {
      const folder = tempFolder()
      const data = join(folder, 'data')
      const { inbox, hashes } = makeInbox(folder)
      const killed = await runChild({ data, folder: inbox, expected: 2, point })
      expect(killed.signal).toBe('SIGKILL')
      const after = await runChild({ data, folder: inbox, expected: 2 })
      expect(after).toMatchObject({ code: 0, signal: null })
      await expectWhole(data, hashes)
      expect(readdirSync(inbox)).toEqual(['Rueckkanal aufgenommen'])
      expect(readdirSync(join(inbox, 'Rueckkanal aufgenommen')).sort()).toEqual(['brief.eml', 'fax.tif'])
    })
  }
})

describe('a kill during sending', () => {
  const account = (smtp: SmtpHost) => ({
    name: 'Büro',
    address: 'post@buero.example',
    host: '127.0.0.1',
    port: smtp.port,
    tls: 'none',
    user: '',
    signature: '',
  })

  it('is tried at points that a run really reaches', async () => {
    const smtp = await startSmtp()
    const folder = tempFolder()
    const { inbox } = makeInbox(folder)
    const run = await runChild({ data: join(folder, 'data'), paths: [join(inbox, 'brief.eml')], account: account(smtp), reply: { to: 'erika@nordlicht.example' } })
    await smtp.close()
    expect(run).toMatchObject({ code: 0, signal: null })
    expect(outboxCheckpoints.filter((point) => !run.reached.includes(point))).toEqual([])
    expect(smtp.mails).toHaveLength(1)
  })

  for (const point of outboxCheckpoints) {
    it(`at ${point} sends nothing twice and loses no reply`, async () => {
      const smtp = await startSmtp()
      const folder = tempFolder()
      const data = join(folder, 'data')
      const { inbox } = makeInbox(folder)
      const first = { data, paths: [join(inbox, 'brief.eml')], account: account(smtp), reply: { to: 'erika@nordlicht.example' } }
      const killed = await runChild({ ...first, point })
      expect(killed.signal).toBe('SIGKILL')
      const after = await runChild({ data, account: account(smtp) })
      expect(after).toMatchObject({ code: 0, signal: null })
      await smtp.close()

      const { engine } = await openTestEngine(data, { start: false })
      const replies = await engine.context.store.read((tx) => tx.selectFrom('message').select('delivery_step').where('direction', '=', 'out').execute())
      const drafts = await engine.context.store.read((tx) => tx.selectFrom('draft').select('text').execute())
      expect(smtp.mails.length).toBeLessThanOrEqual(1)
      expect(replies.length + drafts.length).toBe(1)
      if (replies[0]?.delivery_step === 'sent') expect(smtp.mails).toHaveLength(1)
      else if (replies[0]) expect(replies[0].delivery_step).toBe('unconfirmed')
      expect(await engine.context.store.read((tx) => tx.selectFrom('job').select('id').execute())).toEqual([])
    })
  }
})
