import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backupHandlers, finishRestore, makeBackup, restoreBackup, verifyData } from '../../../src/core/backup'
import type { EngineContext } from '../../../src/core/context'
import { createFeed } from '../../../src/core/feed'
import type { DataAccess } from '../../../src/core/store/data-access'
import { fail, FailureError, type Result } from '../../../src/shared/result'
import { handClock, keptLog } from '../../helpers/quiet'
import { tempFolder } from '../../helpers/temp-folder'
import { access, bundlePath, dataFolder, keepBundled, tamper } from './folder'

const now = Date.UTC(2026, 10, 23, 12)
const refuse = { present: 'refuse', now } as const
const moveAside = { present: 'move-aside', now } as const
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

const messagesOf = async (folder: string) => {
  const store = await access.openStore(folder)
  try {
    return await store.read((tx) => tx.selectFrom('message').select(['id', 'text', 'sha256']).orderBy('id').execute())
  } finally {
    await store.close()
  }
}

async function backedUp() {
  const data = await dataFolder()
  const target = join(tempFolder(), 'backup')
  const made = await makeBackup(access, data.folder, target, now)
  if (!made.ok) throw new Error(made.error.code)
  return { data, target, made: made.value }
}

describe('backup', () => {
  it('comes back as it was', async () => {
    const { data, target, made } = await backedUp()
    expect(made).toEqual({ folder: target, originals: 3, lost: [], cleared: 0 })
    const fresh = join(tempFolder(), 'fresh')
    expect(await restoreBackup(access, target, fresh, refuse)).toEqual({ ok: true, value: { originals: 3, aside: null, lost: [] } })
    expect(await verifyData(access, fresh)).toEqual([])
    expect(await messagesOf(fresh)).toEqual(await messagesOf(data.folder))
    for (const hash of data.hashes) expect(readFileSync(access.files(fresh).path(hash))).toEqual(readFileSync(access.files(data.folder).path(hash)))
    expect(readdirSync(fresh).sort()).toEqual(['originals', 'rueckkanal.sqlite'])
  })

  it('is a data folder that can be verified where it lies, and by sha256sum', async () => {
    const { target } = await backedUp()
    expect(await verifyData(access, target)).toEqual([])
    expect(readdirSync(target).sort()).toEqual(['SHA256SUMS', 'manifest.json', 'originals', 'rueckkanal.sqlite'])
    if (process.platform === 'linux') execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: target })
  })

  it('is one moment of a folder that is written to all the while', async () => {
    const data = await dataFolder()
    await data.add(...Array.from({ length: 400 }, (_, index) => ({ text: `Mail ${index} ${'Wort '.repeat(400)}` })))
    let stop = false
    const writing = (async () => {
      let written = 0
      for (; !stop; written += 2) {
        await data.add({ text: 'das eine' }, { text: 'das andere' })
        await breath() // SQLite answers at once: without a pause nothing else would ever run
      }
      return written
    })()
    const target = join(tempFolder(), 'backup')
    const made = await makeBackup(access, data.folder, target, now)
    stop = true
    expect(await writing).toBeGreaterThan(0)
    expect(codeOf(made)).toBe('ok')
    expect(await verifyData(access, target)).toEqual([])
    const texts = (await messagesOf(target)).map((row) => row.text)
    expect(texts.filter((text) => text === 'das eine')).toHaveLength(texts.filter((text) => text === 'das andere').length)
  })

  it('tells of originals that were lost before, and holds all others', async () => {
    const data = await dataFolder()
    rmSync(access.files(data.folder).path(data.hashes[0]!))
    writeFileSync(access.files(data.folder).path(data.hashes[1]!), 'changed')
    const target = join(tempFolder(), 'backup')
    const made = await makeBackup(access, data.folder, target, now)
    expect(made).toMatchObject({ ok: true, value: { originals: 1, lost: [data.hashes[0], data.hashes[1]].sort() } })
    const restored = await restoreBackup(access, target, join(tempFolder(), 'fresh'), refuse)
    expect(restored).toMatchObject({ ok: true, value: { originals: 1, lost: { length: 2 } } })
  })

  it('is refused where something lies already, and inside the data themselves', async () => {
    const { data, target } = await backedUp()
    expect(codeOf(await makeBackup(access, data.folder, target, now))).toBe('backup-target-not-empty')
    expect(codeOf(await makeBackup(access, data.folder, join(data.folder, 'backup'), now))).toBe('backup-target-in-data')
    const empty = join(tempFolder(), 'empty')
    mkdirSync(empty)
    expect(codeOf(await makeBackup(access, data.folder, empty, now))).toBe('ok')
    expect(codeOf(await makeBackup(access, join(tempFolder(), 'nothing'), join(tempFolder(), 'b'), now))).toBe('data-missing')
    const file = join(tempFolder(), 'file')
    writeFileSync(file, '')
    expect(codeOf(await makeBackup(access, data.folder, join(file, 'b'), now))).toBe('backup-failed')
  })

  it('takes what lies in the bundle into files of its own, and restores it whole', async () => {
    const data = await dataFolder()
    const hash = await keepBundled(data, 'im Bündel')
    const target = join(tempFolder(), 'backup')
    expect(await makeBackup(access, data.folder, target, now)).toMatchObject({ ok: true, value: { originals: 4, lost: [] } })
    expect(readFileSync(access.files(target).path(hash), 'utf8')).toBe('im Bündel')
    const fresh = join(tempFolder(), 'fresh')
    expect(await restoreBackup(access, target, fresh, { present: 'refuse', now })).toMatchObject({ ok: true, value: { originals: 4 } })
    expect(await verifyData(access, fresh)).toEqual([])
  })

  it('tells of what is damaged in the bundle, and takes all the others', async () => {
    const data = await dataFolder()
    const hash = await keepBundled(data, 'im Bündel')
    const db = new Database(bundlePath(data.folder))
    db.prepare('update original set bytes = ?').run(Buffer.from('anders'))
    db.close()
    expect(await makeBackup(access, data.folder, join(tempFolder(), 'backup'), now)).toMatchObject({ ok: true, value: { originals: 3, lost: [hash] } })
  })

  it('leaves nothing behind when the disk is full', async () => {
    const data = await dataFolder()
    const parent = tempFolder()
    const full: DataAccess = {
      ...access,
      files: (folder) => ({
        ...access.files(folder),
        put: () => Promise.reject(new FailureError(fail('disk-full').error)),
      }),
    }
    expect(codeOf(await makeBackup(full, data.folder, join(parent, 'backup'), now))).toBe('disk-full')
    expect(readdirSync(parent)).toEqual([])
  })

  it('removes what a killed backup left, and nothing that somebody else may still be writing', async () => {
    const data = await dataFolder()
    const parent = tempFolder()
    const target = join(parent, 'backup')
    const { pid: dead } = spawnSync(process.execPath, ['--version'])
    const parts = { dead: `${target}.part-aaaaaa`, ours: `${target}.part-bbbbbb`, elsewhere: `${target}.part-cccccc`, unsigned: `${target}.part-dddddd`, garbled: `${target}.part-eeeeee` }
    // As it lies there at the moment of the kill.
    const killed: DataAccess = {
      ...access,
      files: (folder) => ({
        ...access.files(folder),
        put: async () => {
          for (const path of Object.values(parts)) cpSync(folder, path, { recursive: true })
          throw new FailureError(fail('cancelled').error)
        },
      }),
    }
    expect(codeOf(await makeBackup(killed, data.folder, target, now))).toBe('cancelled')
    const sign = (path: string, change: object): void => {
      const file = join(path, 'making.json')
      writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...change }))
    }
    sign(parts.dead, { pid: dead })
    sign(parts.elsewhere, { pid: dead, host: 'another-desk' })
    rmSync(join(parts.unsigned, 'making.json'))
    writeFileSync(join(parts.garbled, 'making.json'), '{"app":')
    expect(await makeBackup(access, data.folder, target, now)).toMatchObject({ ok: true, value: { originals: 3, cleared: 1 } })
    expect(readdirSync(parent).sort()).toEqual(['backup', ...['bbbbbb', 'cccccc', 'dddddd', 'eeeeee'].map((end) => `backup.part-${end}`)])
    expect(readdirSync(target)).not.toContain('making.json')
  })

  it('says that a disk is full which is full', async (context) => {
    const disk = tempFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      return context.skip('needs the right to mount a small disk')
    }
    onTestFinished(() => void execFileSync('umount', [disk]))
    const data = await dataFolder()
    await data.add(...Array.from({ length: 100 }, (_, index) => ({ text: `Mail ${index} ${'Wort '.repeat(400)}` })))
    expect(codeOf(await makeBackup(access, data.folder, join(disk, 'backup'), now))).toBe('disk-full')
    expect(readdirSync(disk)).toEqual([])
  })

  it('is made and dated by the app, again and again in one folder', async () => {
    const data = await dataFolder()
    const context = { store: data.store, access, clock: handClock(now), feed: createFeed(keptLog()), paths: { data: data.folder, pictures: '', samples: '' } }
    const handlers = backupHandlers(context as unknown as EngineContext)
    expect(await handlers['backup.state']({})).toEqual({ ok: true, value: { lastAt: null } })
    const parent = tempFolder()
    const one = await handlers['backup.make']({ target: parent })
    const two = await handlers['backup.make']({ target: parent })
    expect([codeOf(one), codeOf(two)]).toEqual(['ok', 'ok'])
    expect(readdirSync(parent).sort()).toEqual([
      expect.stringMatching(/^Rueckkanal-Sicherung-2026-11-23_\d{4}$/),
      expect.stringMatching(/^Rueckkanal-Sicherung-2026-11-23_\d{4}-2$/),
    ])
    expect(await handlers['backup.state']({})).toEqual({ ok: true, value: { lastAt: now } })
    expect(await handlers['data.verify']({})).toEqual({ ok: true, value: { problems: [] } })
    rmSync(access.files(data.folder).path(data.hashes[0]!))
    expect(codeOf(await handlers['backup.make']({ target: parent }))).toBe('backup-incomplete')
    expect(await handlers['data.verify']({})).toMatchObject({ value: { problems: [expect.stringContaining('original-missing')] } })
  })
})

describe('restore', () => {
  it.each<[string, (target: string, hash: string) => void, string]>([
    ['its manifest is gone', (target) => rmSync(join(target, 'manifest.json')), 'manifest.json'],
    ['its manifest is another', (target) => writeFileSync(join(target, 'manifest.json'), '{"app":"x"}'), 'manifest.json'],
    ['its list was changed', (target) => writeFileSync(join(target, 'SHA256SUMS'), ''), 'SHA256SUMS'],
    ['its database was changed', (target) => tamper(target, (db) => db.exec('delete from setting; delete from message')), 'rueckkanal.sqlite'],
    ['an original is missing', (target, hash) => rmSync(access.files(target).path(hash)), '^[0-9a-f]{64}$'],
    ['an original was changed', (target, hash) => writeFileSync(access.files(target).path(hash), 'x'), '^[0-9a-f]{64}$'],
  ])('refuses a backup when %s, and touches nothing', async (_, damage, what) => {
    const { data, target } = await backedUp()
    damage(target, data.hashes[0]!)
    const before = readdirSync(data.folder).sort()
    const result = await restoreBackup(access, target, data.folder, moveAside)
    expect(result).toMatchObject({ ok: false, error: { code: 'backup-damaged', params: { what: expect.stringMatching(what) as string } } })
    expect(readdirSync(data.folder).sort()).toEqual(before)
  })

  it('refuses a backup of a newer form and one of a newer database', async () => {
    const { target } = await backedUp()
    const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as object
    writeFileSync(join(target, 'manifest.json'), JSON.stringify({ ...manifest, format: 99 }))
    expect(codeOf(await restoreBackup(access, target, join(tempFolder(), 'fresh'), refuse))).toBe('data-newer')
    const newer = await dataFolder()
    tamper(newer.folder, (db) => db.pragma('user_version = 999'))
    expect(codeOf(await makeBackup(access, newer.folder, join(tempFolder(), 'b'), now))).toBe('data-newer')
  })

  it('refuses a folder with data, or with anything that is not its own', async () => {
    const { data, target } = await backedUp()
    expect(codeOf(await restoreBackup(access, target, data.folder, refuse))).toBe('restore-target-not-empty')
    const home = tempFolder()
    writeFileSync(join(home, 'letter.txt'), '')
    expect(codeOf(await restoreBackup(access, target, home, refuse))).toBe('restore-target-not-empty')
    expect(readdirSync(home)).toEqual(['letter.txt'])
  })

  it('moves present data aside, whole, and leaves the host’s own files', async () => {
    const { target } = await backedUp()
    const present = await dataFolder()
    await present.add({ text: 'nur hier' })
    await present.store.close()
    writeFileSync(join(present.folder, 'vault.json'), '{}')
    mkdirSync(join(present.folder, 'pictures'))
    const before = await messagesOf(present.folder)
    const result = await restoreBackup(access, target, present.folder, moveAside)
    if (!result.ok || result.value.aside === null) throw new Error('not restored')
    expect(await messagesOf(present.folder)).toEqual(await messagesOf(target))
    expect(await messagesOf(result.value.aside)).toEqual(before)
    expect(await verifyData(access, result.value.aside)).toEqual([])
    expect(await verifyData(access, present.folder)).toEqual([])
    expect(existsSync(join(present.folder, 'vault.json'))).toBe(true)
    expect(codeOf(await restoreBackup(access, target, present.folder, moveAside))).toBe('ok')
    expect(readdirSync(present.folder).filter((name) => name.startsWith('before-restore-'))).toHaveLength(2)
  })

  it('leaves the old state when it ends before all is laid out', async () => {
    const { target } = await backedUp()
    const present = await dataFolder()
    const before = await messagesOf(present.folder)
    let puts = 0
    const failing: DataAccess = {
      ...access,
      files: (folder) => {
        const blobs = access.files(folder)
        return { ...blobs, put: (hash, source, options) => ((puts += 1) > 1 ? Promise.reject(new FailureError(fail('disk-full').error)) : blobs.put(hash, source, options)) }
      },
    }
    expect(codeOf(await restoreBackup(failing, target, present.folder, moveAside))).toBe('disk-full')
    expect(await messagesOf(present.folder)).toEqual(before)
    expect(existsSync(join(present.folder, 'restoring'))).toBe(false)
    // What a kill leaves: a folder that was not laid out whole.
    mkdirSync(join(present.folder, 'restoring', 'originals'), { recursive: true })
    await finishRestore(access, present.folder)
    expect(await messagesOf(present.folder)).toEqual(before)
    expect(existsSync(join(present.folder, 'restoring'))).toBe(false)
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('is finished at the next start when it was killed after %i steps of the change', async (steps) => {
    const { target } = await backedUp()
    const present = await dataFolder()
    await present.add({ text: 'nur hier' })
    await present.store.close()
    const { folder } = present
    const before = await messagesOf(folder)
    let laidOut = false
    const dying: DataAccess = {
      ...access,
      databasePath: (asked) => {
        laidOut ||= existsSync(join(folder, 'restoring', 'ready.json'))
        if (laidOut) throw new Error('killed')
        return access.databasePath(asked)
      },
    }
    expect(codeOf(await restoreBackup(dying, target, folder, moveAside))).toBe('restore-failed')
    const { aside } = JSON.parse(readFileSync(join(folder, 'restoring', 'ready.json'), 'utf8')) as { aside: string }
    const logs = readdirSync(folder).filter((name) => /-(wal|shm)$/.test(name))
    const moves: [string, string][] = [
      ...(steps > 0 ? logs.map((name): [string, string] => [name, join(aside, name)]) : []),
      ['originals', join(aside, 'originals')],
      [join('restoring', 'originals'), 'originals'],
      ['rueckkanal.sqlite', join(aside, 'rueckkanal.sqlite')],
      [join('restoring', 'rueckkanal.sqlite'), 'rueckkanal.sqlite'],
    ]
    for (const [from, to] of moves.slice(0, steps === 0 ? 0 : logs.length + steps - 1)) {
      mkdirSync(dirname(join(folder, to)), { recursive: true })
      renameSync(join(folder, from), join(folder, to))
    }
    if (steps === 6) rmSync(join(folder, 'restoring', 'ready.json'))
    await finishRestore(access, folder)
    expect(await messagesOf(folder)).toEqual(await messagesOf(target))
    expect(await messagesOf(join(folder, aside))).toEqual(before)
    expect(await verifyData(access, folder)).toEqual([])
    expect(existsSync(join(folder, 'restoring'))).toBe(false)
  })
})
