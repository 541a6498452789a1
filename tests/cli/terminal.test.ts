import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { openArchive } from '../helpers/archive'
import { openTestEngine } from '../helpers/engine'
import { tempFolder } from '../helpers/temp-folder'
import { access, dataFolder } from '../core/backup/folder'
import { json, run } from './run'

const mail = (id: string, subject: string, text: string, more = ''): string =>
  `From: Meier <info@meier.example>\r\nTo: service@firma.example\r\nSubject: ${subject}\r\nMessage-ID: <${id}@meier.example>\r\nDate: Mon, 23 Nov 2026 09:00:00 +0000\r\n${more}\r\n${text}\r\n`

interface Arrived {
  readonly path: string
  readonly outcome: string
  readonly code?: string
  readonly messageId?: string
  readonly conversationId?: string
}

describe('help and wrong use', () => {
  const commands = ['intake', 'recognise', 'conversations', 'search', 'export', 'stats', 'verify', 'backup', 'restore']

  it('explains itself and each command, in English and in German', async () => {
    expect((await run(['--help'])).out).toContain('intake PATH')
    expect((await run(['--help'], { env: { LANG: 'de_DE.UTF-8' } })).out).toContain('intake PFAD')
    for (const command of commands) {
      for (const env of [{}, { LC_ALL: 'de_AT.UTF-8', LANG: 'en_US.UTF-8' }]) {
        const { code, out, err } = await run([command, '--help'], { env })
        expect([code, err]).toEqual([0, ''])
        expect(out).toContain(`rueckkanal ${command}`)
      }
    }
  })

  it('says how it is used where nothing was asked, and answers nothing', async () => {
    const { code, out, err } = await run([])
    expect([code, out, err.includes('rueckkanal COMMAND')]).toEqual([1, '', true])
  })

  it('tells its version', async () => {
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.each([
    [['nonsense'], 'no command “nonsense”'],
    [['intake'], 'rueckkanal intake --help'],
    [['intake', '--nonsense', 'x'], '--nonsense'],
    [['search', '--limit', '0', 'x'], '--limit'],
    [['search'], 'missing'],
    [['search', 'x', '--queries', 'y'], 'Too many'],
    [['conversations', 'x'], 'Too many'],
    [['recognise', 'x'], 'missing'],
    [['recognise', 'x', '--out', 'y', '--jobs', '0'], 'From 1 to 16'],
    [['recognise', 'x', '--out', 'y', '--jobs', 'many'], 'From 1 to 16'],
    [['stats', '--from', 'gestern'], '--from'],
    [['stats', '--to', '2026-02-30'], '--to'],
    [['stats', '--by', 'year'], '--by'],
    [['stats', '--from', '2026-02-02', '--to', '2026-02-01'], '--from'],
    [['stats', '--data', '/nowhere/at/all'], 'rueckkanal: '],
    [['backup', 'x', '--data'], '--data'],
    [['intake', 'x', '--data='], '--data'],
    [['recognise', 'x', '--out='], '--out'],
    [['search', '--queries', '/nowhere/questions.txt'], '/nowhere/questions.txt'],
    [['restore', '/nowhere/at/all'], 'no backup in /nowhere/at/all'],
    [['restore', '/nowhere/at/all', '--data', '/nowhere\0'], 'rueckkanal: '],
  ])('answers %j with one line', async (argv, words) => {
    const { code, out, err } = await run(argv)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(words)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  it.each(['conversations', 'search x', 'verify', 'backup TARGET'])('says of a folder without data that it has none: %s', async (command) => {
    const folder = tempFolder()
    const argv = command.replace('TARGET', join(folder, 'b')).split(' ')
    const { code, err } = await run([...argv, '--data', join(folder, 'nothing')])
    expect(code).toBe(1)
    expect(err).toBe(`rueckkanal: There are no data in this folder yet: ${join(folder, 'nothing')}\n`)
    expect(readdirSync(folder)).toEqual([])
  })

  it('uses RUECKKANAL_DATA, and the working folder for what is relative', async () => {
    const data = await dataFolder()
    expect((await run(['conversations'], { env: { RUECKKANAL_DATA: data.folder } })).lines).toHaveLength(3)
    expect((await run(['conversations', '--data', '.'], { workingFolder: data.folder })).lines).toHaveLength(3)
  })
})

describe('intake', () => {
  it('takes files and folders in, a line each, and changes none of them', async () => {
    const from = tempFolder()
    const data = join(tempFolder(), 'data')
    mkdirSync(join(from, 'deeper'))
    writeFileSync(join(from, 'a.eml'), mail('a', 'Angebot', 'Guten Tag'))
    writeFileSync(join(from, 'deeper', 'b.eml'), mail('b', 'Re: Angebot', 'Antwort', 'In-Reply-To: <a@meier.example>\r\n'))
    const first = await run(['intake', from, '--data', data, '--json'])
    expect(first.err).toContain('2 recorded')
    expect(first.code).toBe(0)
    const lines = first.lines.map((line) => json<Arrived>(line))
    expect(lines.map(({ path, outcome }) => [path, outcome]).sort()).toEqual([
      [join(from, 'a.eml'), 'recorded'],
      [join(from, 'deeper', 'b.eml'), 'recorded'],
    ])
    expect(new Set(lines.map((line) => line.conversationId)).size).toBe(1)
    expect(Object.keys(lines[0] ?? {}).sort()).toEqual(['conversationId', 'messageId', 'outcome', 'path'])
    expect(readdirSync(from).sort()).toEqual(['a.eml', 'deeper'])

    const again = await run(['intake', join(from, 'a.eml'), '--data', data, '--json'])
    expect(again.code).toBe(0)
    expect(json<Arrived>(again.lines[0])).toMatchObject({ outcome: 'duplicate', messageId: lines.find((line) => line.path.endsWith('a.eml'))?.messageId })

    const listed = await run(['conversations', '--data', data, '--json'])
    expect(listed.lines).toHaveLength(1)
    expect(json(listed.lines[0])).toEqual({
      id: lines[0]?.conversationId,
      subject: 'Angebot',
      messages: [
        { id: expect.any(String) as string, channel: 'mail', direction: 'in', externalId: '<a@meier.example>', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, at: Date.UTC(2026, 10, 23, 9) },
        expect.objectContaining({ externalId: '<b@meier.example>' }),
      ],
    })
    const found = await run(['search', 'antwort', '--data', data, '--json'])
    expect(json<{ hits: unknown[] }>(found.lines[0]).hits).toHaveLength(1)
    expect((await run(['verify', '--data', data])).code).toBe(0)
  })

  it('ends with 2 when something waits in quarantine, and says why', async () => {
    const from = tempFolder()
    writeFileSync(join(from, 'strange.xyz'), 'no type that anybody knows')
    writeFileSync(join(from, 'empty.tif'), '')
    const data = join(tempFolder(), 'data')
    const { code, lines } = await run(['intake', from, join(from, 'gone.pdf'), '--data', data, '--json'])
    expect(code).toBe(2)
    const codes = Object.fromEntries(lines.map((line) => json<Arrived>(line)).map(({ path, code: why }) => [path.slice(from.length + 1), why]))
    expect(codes).toEqual({ 'strange.xyz': 'unsupported-type', 'empty.tif': 'file-empty', 'gone.pdf': 'file-missing' })
    writeFileSync(join(from, 'fine.eml'), mail('f', 'x', 'y'))
    // What waits from before is not of this run.
    expect((await run(['intake', join(from, 'fine.eml'), '--data', data])).code).toBe(0)
  })

  it('leaves the folder to the app that has it open, and reads beside it', async () => {
    const data = join(tempFolder(), 'data')
    await openTestEngine(data)
    const { code, err } = await run(['intake', import.meta.filename, '--data', data])
    expect([code, err]).toEqual([1, 'rueckkanal: The data folder is in use by another Rückkanal. Please close that one or go on there.\n'])
    expect((await run(['conversations', '--data', data])).code).toBe(0)
    expect((await run(['search', 'x', '--data', data])).code).toBe(0)
    expect((await run(['verify', '--data', data])).code).toBe(0)
    expect((await run(['backup', join(data, '..', 'b'), '--data', data])).code).toBe(0)
  })

  it('ends with 130 when it is interrupted, and goes on the next time', async () => {
    const from = tempFolder()
    for (let index = 0; index < 300; index += 1) writeFileSync(join(from, `${index}.eml`), mail(String(index), `Nummer ${index}`, 'x'.repeat(2_000)))
    const data = join(tempFolder(), 'data')
    const interrupt = new AbortController()
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        interrupt.abort()
        done()
      },
    })
    const { code } = await run(['intake', from, '--data', data, '--json'], { stdout, signal: interrupt.signal })
    expect(code).toBe(130)
    const again = await run(['intake', from, '--data', data, '--json'])
    expect(again.code).toBe(0)
    const listed = (await run(['conversations', '--data', data, '--json'])).lines.flatMap((line) => json<{ messages: { externalId: string }[] }>(line).messages)
    expect(new Set(listed.map((message) => message.externalId)).size).toBe(300)
    expect(listed).toHaveLength(300)
    expect((await run(['verify', '--data', data])).out).toBe('')
  })
})

describe('search', () => {
  it('answers ids as JSON, many queries in one process, and lines for people', async () => {
    const data = await dataFolder()
    const [first] = data.ids
    const one = await run(['search', 'koeln', '--data', data.folder, '--json'])
    expect(json(one.lines[0])).toEqual({ query: 'koeln', ms: expect.any(Number) as number, hits: [{ messageId: first, conversationId: expect.any(String) as string }] })
    const file = join(tempFolder(), 'queries.txt')
    writeFileSync(file, 'mail\r\n\n"unclosed AND\nliefertermin\n')
    const many = await run(['search', '--queries', file, '--data', data.folder, '--json', '--limit', '1'])
    expect(many.lines.map((line) => json<{ query: string; hits: unknown[] }>(line)).map(({ query, hits }) => [query, hits.length])).toEqual([
      ['mail', 1],
      ['"unclosed AND', 0],
      ['liefertermin', 1],
    ])
    expect((await run(['search', 'koeln', '--data', data.folder])).out).toContain('Meier  Angebot')
    expect((await run(['search', '--queries', '/nowhere', '--data', data.folder])).err).toContain('no such file')
  })

  it('stops without a word when nobody reads on', async () => {
    const archive = await openArchive()
    await archive.add(...Array.from({ length: 50 }, (_, index) => ({ text: `Mail ${index}` })))
    let lines = 0
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        lines += 1
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      },
    })
    const { code, err } = await run(['conversations', '--data', join(archive.path, '..')], { stdout })
    expect([code, err]).toEqual([0, ''])
    expect(lines).toBeLessThan(5)
  })

  it('says so when its answers cannot be written', async () => {
    const data = await dataFolder()
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })) })
    const { code, err } = await run(['conversations', '--data', data.folder], { stdout })
    expect([code, err]).toEqual([1, 'rueckkanal: The disk is full. Please make room, then try again.\n'])
  })
})

describe('verify, backup and restore', () => {
  it('names what is wrong and ends with 1', async () => {
    const data = await dataFolder()
    expect(await run(['verify', '--data', data.folder])).toMatchObject({ code: 0, out: '', err: 'All is well.\n' })
    rmSync(access.files(data.folder).path(data.hashes[0]!))
    const { code, out } = await run(['verify', '--data', data.folder])
    expect([code, out]).toEqual([1, `original-missing: ${data.hashes[0]} (message ${data.ids[0]})\n`])
  })

  it('backs up to exactly the folder named and restores into a new one', async () => {
    const data = await dataFolder()
    const target = join(tempFolder(), 'deeper', 'backup')
    expect(await run(['backup', target, '--data', data.folder])).toMatchObject({ code: 0, out: `${target}\n` })
    expect((await run(['backup', target, '--data', data.folder])).err).toContain('not empty')
    const fresh = join(tempFolder(), 'fresh')
    expect(await run(['restore', target, '--data', fresh])).toMatchObject({ code: 0, out: `${fresh}\n` })
    expect((await run(['verify', '--data', fresh])).code).toBe(0)
    expect((await run(['conversations', '--data', fresh, '--json'])).out).toBe((await run(['conversations', '--data', data.folder, '--json'])).out)
    expect((await run(['restore', target, '--data', fresh])).err).toContain('only into an empty folder')
    writeFileSync(access.files(target).path(data.hashes[0]!), 'x')
    expect((await run(['restore', target, '--data', join(fresh, '..', 'other')])).err).toContain(`damaged: ${data.hashes[0]}`)
  })

  it('gives a restored folder to the engine, which goes on in it', async () => {
    const from = tempFolder()
    writeFileSync(join(from, 'a.eml'), mail('a', 'Angebot', 'Guten Tag'))
    const data = join(tempFolder(), 'data')
    await run(['intake', from, '--data', data])
    const target = join(tempFolder(), 'backup')
    await run(['backup', target, '--data', data])
    const fresh = join(tempFolder(), 'fresh')
    await run(['restore', target, '--data', fresh])
    expect(json<Arrived>((await run(['intake', from, '--data', fresh, '--json'])).lines[0]).outcome).toBe('duplicate')
  })
})

describe('recognise', () => {
  it('refuses two inputs of one name before any work', async () => {
    const out = join(tempFolder(), 'out')
    const { code, err } = await run(['recognise', '/a/fax.tif', '/b/fax.pdf', '--out', out])
    expect([code, existsSync(out)]).toEqual([1, false])
    expect(err).toContain('“fax”')
  })

  it('makes no folder where nothing of what was named is there', async () => {
    const out = join(tempFolder(), 'out')
    const { code, err } = await run(['recognise', '/nowhere/fax.tif', '--out', out])
    expect([code, err, existsSync(out)]).toEqual([1, 'rueckkanal: There is no such file: /nowhere/fax.tif\n', false])
  })

  it('names what it cannot read and goes on with the rest', async () => {
    const from = tempFolder()
    writeFileSync(join(from, 'letter.txt'), 'text')
    const out = join(from, 'out')
    const { code, err } = await run(['recognise', join(from, 'letter.txt'), join(from, 'gone.tif'), '--out', out])
    expect(code).toBe(1)
    expect(err.trimEnd().split('\n')).toHaveLength(2)
    expect(readdirSync(out)).toEqual([])
  })

  const sample = join(import.meta.dirname, '..', '..', 'resources', 'samples')
  const faxes = existsSync(sample) ? readdirSync(sample).filter((name) => name.endsWith('.tif')) : []
  it.skipIf(faxes.length === 0)('writes text, words and transmit line of every page, and the fields of the document', async () => {
    const name = faxes[0] ?? ''
    const out = join(tempFolder(), 'out')
    const { code, lines } = await run(['recognise', join(sample, name), '--out', out])
    expect(code).toBe(0)
    const stem = name.replace(/\.tif$/, '')
    expect(lines[0]).toBe(join(out, `${stem}-p1.txt`))
    expect(readdirSync(out)).toHaveLength(lines.length * 3 + 1)
    expect(readFileSync(join(out, `${stem}-p1.txt`), 'utf8').length).toBeGreaterThan(100)
    const words = JSON.parse(readFileSync(join(out, `${stem}-p1.words.json`), 'utf8')) as unknown[]
    expect(words[0]).toEqual({ text: expect.any(String) as string, box: expect.any(Array) as number[], confidence: expect.any(Number) as number, line: 0, stamped: true })
    const header = JSON.parse(readFileSync(join(out, `${stem}-p1.header.json`), 'utf8')) as Record<string, unknown>
    expect(Object.keys(header)).toEqual(['raw', 'senderNumber', 'senderName', 'recipientNumber', 'date', 'time', 'page', 'pages'])
    expect(header).toMatchObject({ senderNumber: '+494066969418', senderName: 'TOLLMOOR ANLAGENBAU', recipientNumber: '+493023125190', date: '2026-10-05', time: '09:14', page: 1, pages: 1 })
    expect(readFileSync(join(out, `${stem}-p1.txt`), 'utf8')).not.toContain('TOLLMOOR ANLAGENBAU')
  })
})
