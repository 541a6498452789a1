import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFormatFixtures } from '../../../scripts/samples/formats.mjs'
import { intakeCheckpoints } from '../../../src/core/compose'
import { stages } from '../../../src/core/intake/pipeline'
import { bytesOf } from '../../helpers/bytes-of'
import { mail, runChild } from '../../helpers/crash'
import { openTestEngine } from '../../helpers/engine'
import { sharedFolder, tempFolder } from '../../helpers/temp-folder'

let formats: string

beforeAll(async () => {
  formats = sharedFolder()
  await makeFormatFixtures(formats)
})

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
    expect(createHash('sha256').update(await bytesOf(engine.context.blobs, hash)).digest('hex')).toBe(hash)
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
