import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fingerprint } from '../../../src/core/intake/stages/fingerprint'
import type { Engine } from '../../../src/core/engine'
import { openTestEngine, takeIn } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

const mail = (id: string): string => [`From: a@b.example`, 'To: post@buero.example', `Subject: ${id}`, `Message-ID: <${id}@b.example>`, 'MIME-Version: 1.0', '', 'Guten Tag'].join('\r\n')

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise<void>((resolve) => { setImmediate(resolve) })
}

const subjects = async (engine: Engine): Promise<readonly string[]> => {
  const list = await engine.handle('inbox.list', { filter: 'all', limit: 50, before: null })
  return list.ok ? list.value.rows.map((row) => row.subject).sort() : []
}

// What a file system holds beside files: made by whoever may write into a shared folder.
describe.skipIf(process.platform === 'win32')('what is no file', () => {
  it('is no arrival in a watched folder, and a link there leads nowhere', async () => {
    const root = tempFolder()
    const folder = join(root, 'eingang')
    mkdirSync(folder)
    mkdirSync(join(root, 'privat'))
    writeFileSync(join(root, 'privat', 'geheim.eml'), mail('geheim'))
    symlinkSync(join(root, 'privat', 'geheim.eml'), join(folder, 'a-verweis.eml'))
    symlinkSync(join(root, 'privat'), join(folder, 'a-ordner'))
    symlinkSync(folder, join(folder, 'a-schleife'))
    execFileSync('mkfifo', [join(folder, 'a-rohr.tif')])
    const socket = createServer().listen(join(folder, 'a-dose.tif'))
    onTestFinished(() => void socket.close())
    writeFileSync(join(folder, 'name\nmit\u202e Umbruch\u001b[2J.eml'), mail('umbruch'))
    writeFileSync(join(folder, 'z-echt.eml'), mail('echt'))
    const { engine } = await openTestEngine(join(root, 'data'))
    expect((await engine.handle('folders.add', { path: folder })).ok).toBe(true)
    await until(async () => (await subjects(engine)).length >= 2)
    await engine.intake.idle()
    expect(await subjects(engine)).toEqual(['echt', 'umbruch'])
    const arrivals = await engine.handle('intake.list', { which: 'recent', limit: 50, before: null })
    expect(arrivals.ok && arrivals.value.arrivals).toHaveLength(2)
  }, 30_000)

  it('named by hand waits with its reason, and nothing hangs', async () => {
    const root = tempFolder()
    execFileSync('mkfifo', [join(root, 'rohr.tif')])
    writeFileSync(join(root, 'echt.eml'), mail('echt'))
    const { engine } = await openTestEngine(join(root, 'data'))
    const ends = await takeIn(engine, [join(root, 'rohr.tif'), '/dev/zero', '/dev/null', join(root, 'echt.eml')], false)
    expect(ends.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['quarantined', 'unsupported-type'],
      ['quarantined', 'unsupported-type'],
      ['quarantined', 'unsupported-type'],
      ['recorded', null],
    ])
  }, 30_000)

  it('that takes a file\'s place while it is looked at does not hang either', async () => {
    const root = tempFolder()
    const path = join(root, 'fax.tif')
    const { engine } = await openTestEngine(join(root, 'data'))
    // Eight at once would hold all of Node's file threads for good if opening one waited for a writer.
    const arrivings = Array.from({ length: 8 }, (_, index) => ({
      id: String(index), path, name: 'fax.tif', via: 'folder' as const, channelId: null, seenAt: 0, assignedTo: null, part: null, firstByte: null, hints: {}, stage: 'seen' as const,
      size: 0, mtime: 0, sha256: null, kept: false, type: null, bytes: null, content: null,
    }))
    writeFileSync(path, mail('x'))
    const reading = fingerprint(arrivings, engine.context)
    rmSync(path)
    execFileSync('mkfifo', [path])
    await reading
    writeFileSync(join(root, 'echt.eml'), mail('echt'))
    const ends = await takeIn(engine, [join(root, 'echt.eml')], false)
    expect(ends.map(({ outcome }) => outcome)).toEqual(['recorded'])
  }, 30_000)
})
