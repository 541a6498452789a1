import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/core/engine'
import { bytesOf } from '../../helpers/bytes-of'
import { openTestEngine, repository, takeIn } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

const postmark = 'From erika@nordlicht.example Mon Nov  2 09:15:00 2026'

const mail = (number: number, body = 'Guten Tag,\nbitte um Rückruf.\n', extra: readonly string[] = []): string =>
  ['From: Erika Beispiel <erika@nordlicht.example>', 'To: post@buero.example', `Subject: Anfrage ${number}`, `Message-ID: <m${number}@nordlicht.example>`, ...extra, 'Content-Type: text/plain; charset=utf-8', '', body].join('\n')

const mboxOf = (mails: readonly string[]): string => mails.map((one) => `${postmark}\n${one.replace(/^(>*From )/gm, '>$1')}\n`).join('')
const hash = (bytes: string): string => createHash('sha256').update(bytes).digest('hex')
const some = (count: number): string[] => Array.from({ length: count }, (_, number) => mail(number))

async function messages(engine: Engine) {
  return engine.context.store.read((tx) => tx.selectFrom('message').select(['sha256', 'subject', 'unread', 'trashed', 'conversation_id']).orderBy('subject').execute())
}

const outcomes = (ends: readonly { readonly path: string; readonly outcome: string; readonly code: string | null }[]): string[] =>
  ends.map((end) => `${end.path.split('/').pop() ?? ''} ${end.outcome}${end.code === null ? '' : ` ${end.code}`}`).sort()

describe('an mbox', () => {
  it('is taken in message by message, each under the hash of its own bytes, and left as it was', { timeout: 60_000 }, async () => {
    const folder = tempFolder()
    const mails = [mail(1, 'Erste Zeile\n\nFrom now on\n>From hier\n'), mail(2), mail(3, `Lang\n${'>From x\n'.repeat(40_000)}`)]
    const file = join(folder, 'Posteingang')
    writeFileSync(file, mboxOf(mails))
    const before = { bytes: readFileSync(file), mtime: statSync(file).mtimeMs }
    const { engine } = await openTestEngine(join(folder, 'data'))
    const ends = await takeIn(engine, [file], false)
    expect(outcomes(ends)).toEqual(['Posteingang#1 recorded', 'Posteingang#2 recorded', 'Posteingang#3 recorded'])
    expect((await messages(engine)).map((one) => one.sha256)).toEqual(mails.map(hash))
    for (const one of mails) expect((await bytesOf(engine.context.blobs, hash(one))).toString()).toBe(one)
    expect({ bytes: readFileSync(file), mtime: statSync(file).mtimeMs }).toEqual(before)
    expect(outcomes(await takeIn(engine, [file], false))).toEqual(['Posteingang#1 duplicate', 'Posteingang#2 duplicate', 'Posteingang#3 duplicate'])
    const list = await engine.handle('intake.list', { which: 'recent', limit: 10, before: null })
    expect(list.ok && list.value.arrivals.map((arrival) => arrival.name)).toContain('Posteingang#2')
  })

  it('that nobody escaped keeps the signs its authors wrote', async () => {
    const folder = tempFolder()
    const message = mail(1, 'Hallo\n>From alt\nFrom now on\n')
    writeFileSync(join(folder, 'a.mbox'), `${postmark}\n${message}\n`)
    const { engine } = await openTestEngine(join(folder, 'data'))
    await takeIn(engine, [folder + '/a.mbox'], false)
    expect((await messages(engine)).map((one) => one.sha256)).toEqual([hash(message)])
  })

  it('puts what is broken into quarantine with a code, and goes on', async () => {
    const folder = tempFolder()
    const file = join(folder, 'kaputt.mbox')
    const huge = 151 * 1024 * 1024
    writeFileSync(file, `${postmark}\n${mail(1)}\n${postmark}\n\n${postmark}\n${'\u0000\u0001\u0002\n'.repeat(100)}\n${postmark}\n${mail(4)}\n${postmark}\n${mail(5)}`)
    appendFileSync(file, Buffer.alloc(huge, 'x'))
    appendFileSync(file, `\n\n${postmark}\n${mail(6)}\n${postmark}\nSubj`)
    for (const [name, content] of [['leer.mbox', ''], ['ohne.mbox', 'kein Archiv'], ['junk.mbox', '\u0000\u0001']] as const) writeFileSync(join(folder, name), content)
    const { engine } = await openTestEngine(join(folder, 'data'))
    const ends = await takeIn(engine, [file, join(folder, 'leer.mbox'), join(folder, 'ohne.mbox'), join(folder, 'junk.mbox'), join(folder, 'keine.mbox')], false)
    expect(outcomes(ends)).toEqual([
      'junk.mbox quarantined unsupported-type',
      'kaputt.mbox#1 recorded',
      'kaputt.mbox#2 quarantined file-empty',
      'kaputt.mbox#3 quarantined unsupported-type',
      'kaputt.mbox#4 recorded',
      'kaputt.mbox#5 quarantined file-too-large',
      'kaputt.mbox#6 recorded',
      'kaputt.mbox#7 quarantined unsupported-type',
      'keine.mbox quarantined file-missing',
      'leer.mbox quarantined file-empty',
      'ohne.mbox quarantined unsupported-type',
    ])
  })

  it('may grow while it waits, but not lose what was seen in it', async () => {
    const folder = tempFolder()
    const mails = some(3)
    for (const [name, change] of [
      ['grown', (file: string) => appendFileSync(file, mboxOf([mail(9)]))],
      ['shrunk', (file: string) => truncateSync(file, 200)],
    ] as const) {
      const file = join(folder, name)
      writeFileSync(file, mboxOf(mails.map((one) => `X-Name: ${name}\n${one}`)))
      const { engine } = await openTestEngine(join(folder, `data-${name}`))
      await engine.context.store.write(async (tx) => void (await tx.updateTable('arrival').set({ outcome: null }).execute()))
      let changed = false
      const seen = engine.context.checkpoint.reached
      engine.context.checkpoint.reached = (point) => {
        seen(point)
        if (point !== 'intake:after:seen' || changed) return
        changed = true
        change(file)
      }
      const ends = await takeIn(engine, [file], false)
      expect(ends.map((end) => end.code)).toEqual(name === 'grown' ? [null, null, null] : ['file-changing', 'file-changing', 'file-changing'])
      engine.context.checkpoint.reached = seen
    }
  })
})

describe('a Maildir', () => {
  function makeMaildir(folder: string): string {
    const root = join(folder, 'Maildir')
    const put = (path: string, content: string): void => {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    put('cur/1.M1.host:2,S', mail(1))
    put('cur/2.M2.host;2,RS', mail(2))
    put('cur/3.M3.host:2,ST', mail(3))
    put('new/4.M4.host', mail(4))
    put('tmp/5.M5.host', mail(5))
    put('.Kunden.Nord/cur/6.M6.host:2,', mail(6))
    put('.Papierkorb/cur/7.M7.host:2,S', mail(7))
    put('.config/notes', mail(8))
    for (const name of ['dovecot.index', 'dovecot-uidlist', '.uidvalidity', 'courierimapuiddb', 'maildirfolder', 'subscriptions', 'cur/.hidden']) put(name, mail(9))
    return root
  }

  it('is taken in with its flags and sub-folders; lists, caches and unfinished mails are passed over', async () => {
    const folder = tempFolder()
    const root = makeMaildir(folder)
    const { engine } = await openTestEngine(join(folder, 'data'))
    const ends = await takeIn(engine, [root], false)
    expect(ends.every((end) => end.outcome === 'recorded')).toBe(true)
    expect((await messages(engine)).map((one) => [one.subject, one.unread, one.trashed])).toEqual([
      ['Anfrage 1', 0, 0],
      ['Anfrage 2', 0, 0],
      ['Anfrage 3', 0, 1],
      ['Anfrage 4', 1, 0],
      ['Anfrage 6', 1, 0],
      ['Anfrage 7', 0, 1],
    ])
  })

  it('keeps thrown away mails out of the inbox, not out of the search, until an answer comes', async () => {
    const folder = tempFolder()
    const root = makeMaildir(folder)
    const { engine } = await openTestEngine(join(folder, 'data'))
    await takeIn(engine, [root], false)
    const subjects = async (): Promise<string[]> => {
      const list = await engine.handle('inbox.list', { filter: 'all', limit: 50, before: null })
      return list.ok ? list.value.rows.map((row) => row.subject).sort() : []
    }
    expect(await subjects()).toEqual(['Anfrage 1', 'Anfrage 2', 'Anfrage 4', 'Anfrage 6'])
    expect(await engine.handle('inbox.counts', {})).toMatchObject({ value: { all: 4, unread: 2 } })
    const found = await engine.handle('search.find', { query: 'Anfrage 3', limit: 50, before: null })
    expect(found.ok && found.value.hits.length).toBe(1)
    const answer = join(folder, 'antwort.eml')
    writeFileSync(answer, mail(30, 'Und?\n', ['In-Reply-To: <m3@nordlicht.example>']))
    await takeIn(engine, [answer], false)
    expect(await subjects()).toContain('Anfrage 3')
  })

  const sample = join(repository, '..', 'shared', 'samples', 'mail', 'stalwartlabs+mail-parser', 'resources', 'maildir')
  it.skipIf(!existsSync(sample))('of another program, without its empty folders, is one all the same', async () => {
    const folder = tempFolder()
    cpSync(sample, join(folder, 'maildir'), { recursive: true })
    const { engine } = await openTestEngine(join(folder, 'data'))
    const ends = await takeIn(engine, [join(folder, 'maildir')], false)
    expect(ends).toHaveLength(6)
    const hints = await engine.context.store.read((tx) => tx.selectFrom('arrival').select('hints_json').execute())
    expect(hints.map((row) => row.hints_json).join()).toContain('My Folder/Nested Folder')
  })
})

describe('a large archive', () => {
  it('can be cancelled: what nobody has begun with is not taken in, and taking it in again goes on', async () => {
    const folder = tempFolder()
    // More than the three batches that are begun at once (src/core/intake/queue.ts).
    const mails = some(1_200)
    writeFileSync(join(folder, 'gross.mbox'), mboxOf(mails))
    const { engine } = await openTestEngine(join(folder, 'data'))
    await engine.intake.takeIn([join(folder, 'gross.mbox')], 'hand')
    const cancelled = await engine.handle('intake.cancel', {})
    const notTaken = cancelled.ok ? cancelled.value.notTaken : 0
    expect(notTaken).toBeGreaterThan(0)
    await engine.intake.idle()
    expect(await messages(engine)).toHaveLength(mails.length - notTaken)
    const progress = await engine.handle('intake.progress', {})
    expect(progress.ok && progress.value.arrivalsDone).toBe(progress.ok && progress.value.arrivalsAll)
    const ends = await takeIn(engine, [join(folder, 'gross.mbox')], false)
    expect(ends.filter((end) => end.outcome === 'recorded')).toHaveLength(notTaken)
    expect(await messages(engine)).toHaveLength(mails.length)
  }, 120_000)
})
