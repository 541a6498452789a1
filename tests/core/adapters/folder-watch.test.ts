import { EventEmitter } from 'node:events'
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import chokidar from 'chokidar'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createFolderWatch } from '../../../src/core/adapters/folder-watch'
import { untold } from '../../../src/core/adapters/folder-watch/untold'
import type { ErrorCode } from '../../../src/shared/errors'
import { handClock, keptLog } from '../../helpers/quiet'
import { tempFolder } from '../../helpers/temp-folder'

async function setUp(path: string) {
  const clock = handClock()
  const states: (ErrorCode | null)[] = []
  const files: string[] = []
  const waiting: { well: () => boolean; resolve: () => void }[] = []
  const tell = (): void => waiting.filter(({ well }) => well()).forEach(({ resolve }) => resolve())
  const stop = await createFolderWatch({ clock, log: keptLog() }).watch({
    path,
    polling: false,
    onFile: (file) => (files.push(file), tell()),
    onTrouble: (code) => (states.push(code), tell()),
  })
  onTestFinished(stop)
  const until = (well: () => boolean): Promise<void> => (well() ? Promise.resolve() : new Promise((resolve) => void waiting.push({ well, resolve })))
  return { clock, states, files, until }
}

describe('folder watch', () => {
  it('says that a folder is away, and takes it up by itself when it comes back', async () => {
    const path = join(tempFolder(), 'netz')
    const { clock, states, files, until } = await setUp(path)
    expect(states).toEqual(['folder-unreadable'])
    mkdirSync(path)
    writeFileSync(join(path, 'fax.tif'), 'x')
    clock.advance(10_000)
    await until(() => states.length === 2 && files.length === 1)
    expect(states).toEqual(['folder-unreadable', null])
    expect(files).toEqual([join(path, 'fax.tif')])
  })

  it('tells of files that were there before, and not of temporary ones', async () => {
    const path = tempFolder()
    for (const name of ['alt.tif', '~$offen.docx', '.versteckt', 'halb.pdf.part', 'Thumbs.db', 'scan.TMP']) writeFileSync(join(path, name), 'x')
    const { files, until } = await setUp(path)
    await until(() => files.length > 0)
    writeFileSync(join(path, 'neu.tif'), 'x')
    await until(() => files.length > 1)
    expect(files).toEqual([join(path, 'alt.tif'), join(path, 'neu.tif')])
  })

  it('watches the folder that came in the place of another', async () => {
    const path = join(tempFolder(), 'faxe')
    mkdirSync(path)
    writeFileSync(join(path, 'alt.tif'), 'x')
    const { clock, files, until } = await setUp(path)
    await until(() => files.length > 0)
    renameSync(path, `${path}-alt`)
    mkdirSync(path)
    writeFileSync(join(path, 'neu.tif'), 'x')
    clock.advance(10_000)
    await until(() => files.includes(join(path, 'neu.tif')))
  })

  it('asks by time where notices fail', async () => {
    const path = tempFolder()
    const watchers: { readonly polling: boolean; readonly watcher: EventEmitter }[] = []
    vi.spyOn(chokidar, 'watch').mockImplementation((_, options) => {
      const watcher = Object.assign(new EventEmitter(), { close: async () => undefined, getWatched: () => ({}) })
      watchers.push({ polling: options?.usePolling === true, watcher })
      begun()
      return watcher as never
    })
    let begun = (): void => undefined
    const { clock, states } = await setUp(path)
    const second = new Promise<void>((resolve) => (begun = resolve))
    watchers[0]?.watcher.emit('error', Object.assign(new Error('no more watchers'), { code: 'ENOSPC' }))
    expect(states).toEqual(['folder-unreadable'])
    clock.advance(10_000)
    await second
    expect(watchers.map(({ polling }) => polling)).toEqual([false, true])
    vi.restoreAllMocks()
  })
})

describe('what chokidar did not tell', () => {
  /** It reads a folder first and listens then; which moment lies between cannot be hit by a test, so that it is said here what it knows. */
  const knowing = (watched: Record<string, string[]>) => ({ getWatched: () => watched }) as unknown as Parameters<typeof untold>[0]
  const late = Date.now() + 60_000

  it('is found by name, files and folders, in the folder and below it, and nowhere else', async () => {
    const path = tempFolder()
    mkdirSync(join(path, 'scanner'))
    mkdirSync(join(path, 'neu'))
    for (const name of ['alt.tif', 'neu.tif', 'scanner/fax.tif']) writeFileSync(join(path, name), 'x')
    const found = await untold(knowing({ [join(path, '..')]: [], [path]: ['alt.tif', 'scanner'], [join(path, 'scanner')]: [], [join(path, 'gone')]: [] }), path, new Map(), late)
    expect(found).toEqual({ files: [join(path, 'neu.tif'), join(path, 'scanner', 'fax.tif')], folders: [join(path, 'neu')] })
  })

  it('is looked for again only where something has changed, or may have changed in the same tick', async () => {
    const path = tempFolder()
    const compared = new Map<string, number>()
    const look = (now: number) => untold(knowing({ [path]: [] }), path, compared, now)
    writeFileSync(join(path, 'eins.tif'), 'x')
    expect((await look(Date.now())).files).toHaveLength(1)
    expect((await look(late)).files).toHaveLength(1)
    expect((await look(late)).files).toEqual([])
    utimesSync(path, new Date(), new Date(Date.now() + 5_000))
    expect((await look(late)).files).toHaveLength(1)
  })
})
