import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recogniser, SecretState, Vault } from '../../../src/core/ports'
import { keepRecent, lastBackupKey, writeSetting } from '../../../src/core/settings'
import { settingsHandlers } from '../../../src/core/settings'
import { withoutPrivate } from '../../../src/core/settings/without-private'
import { addIncoming } from '../../helpers/correspondence'
import { testContext } from '../../helpers/context'
import { good, openOffice } from '../../helpers/office'
import { handClock, keptLog } from '../../helpers/quiet'

const day = 24 * 3_600_000
const usual = { language: 'system', theme: 'system', undoSeconds: 10, strictThreads: false, subjectMark: 'fax' }
const noLinks = { folderTroubles: () => new Map<string, string>(), mailboxesTroubled: () => 0, releaseWaiting: async () => undefined }

describe('preferences', () => {
  it('begin with what is usual, and change one by one', async () => {
    const context = await testContext()
    const calls = settingsHandlers(context, noLinks)
    expect(good(await calls['preferences.get']({}))).toEqual(usual)
    good(await calls['preferences.set']({ theme: 'dark' }))
    expect(good(await calls['preferences.set']({ undoSeconds: 0 }))).toEqual({ ...usual, theme: 'dark', undoSeconds: 0 })
    expect(context.announced).toEqual([{ kinds: ['settings'], ids: [] }, { kinds: ['settings'], ids: [] }])
  })

  it('that this version cannot read are the usual ones', async () => {
    const context = await testContext()
    for (const value_json of ['{"language":"xx"}', 'kaputt', 'null']) {
      await context.store.write(async (tx) => {
        await tx.deleteFrom('setting').execute()
        await tx.insertInto('setting').values({ key: 'preferences', value_json }).execute()
      })
      expect(good(await settingsHandlers(context, noLinks)['preferences.get']({}))).toEqual(usual)
    }
  })
})

describe('the account', () => {
  it('is kept without its password, which the vault has', async () => {
    const office = await openOffice({ account: { user: 'büro' } })
    expect(good(await office.calls['account.get']({}))).toEqual({ account: office.account, password: 'none', keyring: false })
    expect(good(await office.calls['account.save']({ account: office.account, password: 'geheim-123', readable: false }))).toEqual({ password: 'memory' })
    expect(good(await office.calls['account.save']({ account: office.account, password: null, readable: false }))).toEqual({ password: 'memory' })
    const rows = await office.context.store.read((tx) => tx.selectFrom('setting').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain('geheim-123')
    expect(JSON.stringify(office.context.log.lines)).not.toContain('geheim-123')
  })

  it('blanks around what was pasted are taken off; what cannot be right is refused', async () => {
    const { calls, account } = await openOffice()
    good(await calls['account.save']({ account: { ...account, host: ' mail.example ', address: 'a@b.example ' }, password: null, readable: false }))
    expect(good(await calls['account.get']({})).account).toMatchObject({ host: 'mail.example', address: 'a@b.example' })
    for (const wrong of [{ host: '' }, { host: 'a b' }, { host: 'x\r\ny' }, { address: '' }, { address: 'a' }, { address: 'a@b.de, c@d.de' }, { address: 'A <a@b.de>' }]) {
      expect(await calls['account.save']({ account: { ...account, ...wrong }, password: null, readable: false })).toMatchObject({ ok: false })
    }
  })

  it('is tested with the password that is typed, else with the kept one', async () => {
    const office = await openOffice({ account: { user: 'büro' }, script: { login: (_user, password) => (password === 'gut' ? 'ok' : { code: 535, text: '5.7.8 nein' }) } })
    const test = (password: string | null) => office.calls['account.test']({ account: office.account, password })
    expect(await test(null)).toMatchObject({ error: { code: 'account-locked' } })
    expect(await test('schlecht')).toMatchObject({ error: { code: 'smtp-auth' } })
    expect(good(await test('gut')).greeting).not.toBe('')
    good(await office.calls['account.unlock']({ password: 'gut' }))
    expect((await test(null)).ok).toBe(true)
    expect(office.smtp.mails).toEqual([])
  })
})

describe('health', () => {
  const kinds = async (calls: ReturnType<typeof settingsHandlers>): Promise<string[]> => good(await calls['health.notices']({})).notices.map(({ kind }) => kind)

  it('an empty house on a good machine has nothing to say', async () => {
    const context = await testContext()
    // The disk of the machine that tests may be full for real.
    expect((await kinds(settingsHandlers(context, noLinks))).filter((kind) => kind !== 'disk-low')).toEqual([])
  })

  it('recognition data and folders', async () => {
    const context = await testContext({ recogniser: { size: 1, available: () => false } as Recogniser })
    const found = await kinds(settingsHandlers(context, { ...noLinks, folderTroubles: () => new Map([['1', 'folder-unreadable']]) }))
    expect(found).toEqual(expect.arrayContaining(['recognition-data-missing', 'folder-trouble']))
  })

  it('a password that has to be asked for', async () => {
    let state: SecretState = 'missing'
    const vault: Vault = { keyring: async () => false, state: async () => state, read: async () => null, write: async () => 'memory' }
    const office = await openOffice({ vault, account: { user: 'büro' } })
    expect(await kinds(office.calls)).toContain('password-missing')
    state = 'memory'
    expect(await kinds(office.calls)).not.toContain('password-missing')
  })

  it('a server without login needs no password', async () => {
    const office = await openOffice()
    expect(await kinds(office.calls)).not.toContain('password-missing')
  })

  it('a backup is due a week after the first conversation, and a week after the last backup', async () => {
    const { context, calls } = await openOffice()
    context.clock.advance(30 * day)
    expect(await kinds(calls)).not.toContain('backup-due')
    await addIncoming(context)
    context.clock.advance(7 * day - 1)
    expect(await kinds(calls)).not.toContain('backup-due')
    context.clock.advance(1)
    expect(await kinds(calls)).toContain('backup-due')
    await context.store.write((tx) => writeSetting(tx, lastBackupKey, context.clock.now()))
    expect(await kinds(calls)).not.toContain('backup-due')
    context.clock.advance(7 * day)
    expect(await kinds(calls)).toContain('backup-due')
  })

  it('a folder whose disk cannot be asked is not an alarm', async () => {
    const context = await testContext()
    const calls = settingsHandlers({ ...context, paths: { ...context.paths, data: '/gibt/es/nicht' } }, noLinks)
    expect(await kinds(calls)).toEqual([])
  })
})

describe('the diagnostics file', () => {
  it('says how things stand and nothing of whom', async () => {
    const office = await openOffice({ account: { user: 'geheimer-benutzer' } })
    const { conversationId } = await addIncoming(office.context, { subject: 'Vertrauliche Sache', fax_number: '+4989123456' }, { name: 'Nordlicht GmbH', email: 'erika@nordlicht.example' })
    await office.reply(conversationId, { text: 'Sehr privat' })
    await office.pass(10_000)
    const log = keepRecent(office.context.log, office.context.clock)
    log.error('call-threw', { reason: `ENOENT: no such file or directory, open '/home/erika/Faxe/Vertrag Nordlicht.pdf'`, name: 'erika@nordlicht.example', tel: '+49 89 123456' })
    const { text } = good(await settingsHandlers({ ...office.context, log }, noLinks)['health.diagnostics']({}))
    for (const line of ['message 2', 'contact 1', 'delivery step=queued code=account-locked 1', 'tls none', 'password none', `node ${process.versions.node}`, 'call-threw', 'ENOENT']) expect(text).toContain(line)
    for (const word of ['erika', 'Erika', 'Nordlicht', 'Vertrag', 'Vertraulich', 'privat', '/home', '123456', 'geheimer', 'buero', 'Müller', '127.0.0.1', office.context.paths.data]) expect(text).not.toContain(word)
  })

  it('keeps the newest lines of the log', () => {
    const log = keepRecent(keptLog(), handClock())
    for (let number = 0; number < 1_000; number++) log.info('n', { number })
    const lines = log.recent?.() ?? []
    expect(lines).toHaveLength(400)
    expect(lines.at(-1)).toBe('2026-11-23T09:00:00.000Z info n {"number":999}')
  })

  it.each([
    [`2026-11-23T09:00:00.000Z info slow {"ms":1234}`, `2026-11-23T09:00:00.000Z info slow {"ms":1234}`],
    [`open 'C:\\Users\\Erika\\a b.pdf' failed`, `open '<path>' failed`],
    [`\\\\server\\freigabe\\x`, '<path>'],
    ['from <erika@kunde.example>', 'from <<address>>'],
    ['+49 (0)89 123456-78', '+49 (0)<number>'],
  ])('%s', (line, expected) => expect(withoutPrivate(line)).toBe(expected))

  it('no address comes through', () => {
    fc.assert(fc.property(fc.string(), fc.emailAddress(), fc.string(), (before, address, after) => !withoutPrivate(`${before} ${address} ${after}`).includes(address)))
  })
})
