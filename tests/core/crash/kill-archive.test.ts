import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runChild } from '../../helpers/crash'
import { openTestEngine } from '../../helpers/engine'
import { movedFolderName } from '../../../src/core/ports/folder-names'
import { tempFolder } from '../../helpers/temp-folder'

/** More than are saved as seen at once, so that the walk is cut short. */
const count = 1_050
/** Four with the first thousand that are saved as seen (50, 200, 500 and 250), and one with the rest (src/core/intake/queue.ts). */
const batches = 5

function makeArchive(folder: string): { path: string; hashes: string[] } {
  const mails = Array.from({ length: count }, (_, number) => `From: e@nordlicht.example\nSubject: ${String(number)}\nMessage-ID: <${String(number)}@nordlicht.example>\n\nText ${String(number)}\n`)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'archiv')
  writeFileSync(path, mails.map((mail) => `From e@nordlicht.example Mon Nov  2 09:15:00 2026\n${mail}\n`).join(''))
  return { path, hashes: mails.map((mail) => createHash('sha256').update(mail).digest('hex')).sort() }
}

describe('a kill while an archive is looked through', () => {
  // In the middle of the walk, where it is known; before it is forgotten; while messages are kept.
  for (const [point, hit] of [['intake:after:seen', 1], ['intake:before:seen', 2], ['intake:after:keep-original', 2]] as const) {
    it(`at ${point} (${String(hit)}) loses nothing and doubles nothing: the next start goes on by itself`, { timeout: 120_000 }, async () => {
      const folder = tempFolder()
      const data = join(folder, 'data')
      const { path, hashes } = makeArchive(join(folder, 'in'))
      expect((await runChild({ data, paths: [path], point, hit })).signal).toBe('SIGKILL')
      const { engine } = await openTestEngine(data)
      await engine.intake.idle()
      const messages = await engine.context.store.read((tx) => tx.selectFrom('message').select('sha256').execute())
      expect(messages.map((message) => message.sha256).sort()).toEqual(hashes)
      expect(await engine.context.store.read((tx) => tx.selectFrom('walk').selectAll().execute())).toEqual([])
      expect(await engine.context.store.read((tx) => tx.selectFrom('arrival').select('id').execute())).toHaveLength(count)
    })
  }

  // The first of its messages are seen; all are, and none is safe yet; all are safe, and the file is where it was.
  for (const [point, hit] of [['intake:after:seen', 2], ['intake:after:seen', 3], ['intake:before:clear-away', batches]] as const) {
    it(`in a watched folder, at ${point} (${String(hit)}), loses nothing and doubles nothing; the file goes when all is safe`, { timeout: 120_000 }, async () => {
      const folder = tempFolder()
      const data = join(folder, 'data')
      const { path, hashes } = makeArchive(join(folder, 'in'))
      expect((await runChild({ data, folder: join(folder, 'in'), expected: count, point, hit })).signal).toBe('SIGKILL')
      expect(existsSync(path)).toBe(true)
      const { engine } = await openTestEngine(data)
      await new Promise<void>((resolve) => {
        // What was recorded before the kill is only cleared away now, which nobody is told of.
        const look = (): void => void (existsSync(path) ? engine.context.clock.after(10, look) : resolve())
        look()
      })
      expect(readdirSync(join(folder, 'in', movedFolderName))).toEqual(['archiv'])
      const messages = await engine.context.store.read((tx) => tx.selectFrom('message').select('sha256').execute())
      expect(messages.map((message) => message.sha256).sort()).toEqual(hashes)
      expect(await engine.context.store.read((tx) => tx.selectFrom('arrival').select('id').execute())).toHaveLength(count + 1)
    })
  }
})
