import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBadFixtures, makeHugeFile } from '../../../scripts/samples/bad.mjs'
import { errorCodes } from '../../../src/shared/errors'
import { openTestEngine, repository, takeIn } from '../../helpers/engine'
import { sharedFolder, tempFolder } from '../../helpers/temp-folder'

const ourShared = join(repository, '..', 'shared', 'samples')

describe('bad input, through the whole of intake', () => {
  let folder: string
  let fixtures: Awaited<ReturnType<typeof makeBadFixtures>>

  beforeAll(async () => {
    folder = sharedFolder()
    fixtures = await makeBadFixtures(folder)
  })

  it('is recorded or waits with a code as it should, and the engine stands', async () => {
    const { engine } = await openTestEngine(join(tempFolder(), 'data'))
    const ends = await takeIn(engine, [folder])
    const byName = new Map(ends.map((end) => [end.path.slice(folder.length + 1), end]))
    const wrong = fixtures.flatMap(({ file, why, expect: wanted }) => {
      const end = byName.get(file)
      if (!end) return [`${file}: no arrival (${why})`]
      const outcome = end.outcome === 'duplicate' ? 'recorded' : end.outcome
      const named = outcome === 'quarantined' ? errorCodes.includes(end.code as (typeof errorCodes)[number]) : end.code === null
      return named && (wanted === 'either' || wanted === outcome) ? [] : [`${file}: ${outcome} ${end.code ?? ''}, expected ${wanted} (${why})`]
    })
    expect(wrong).toEqual([])
    expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
  }, 300_000)

  it('of 200 MB is answered like any other', async () => {
    const data = tempFolder()
    const file = join(data, 'huge.tif')
    makeHugeFile(file)
    const { engine } = await openTestEngine(join(data, 'data'))
    const [end] = await takeIn(engine, [file], false)
    expect(end).toMatchObject({ outcome: 'quarantined', code: 'file-damaged' })
  })

  it('leaves a folder that may not be read in quarantine, named', async () => {
    const data = tempFolder()
    mkdirSync(join(data, 'leer'))
    const { engine } = await openTestEngine(join(data, 'data'))
    expect(await takeIn(engine, [join(data, 'leer')], false)).toEqual([])
    const [end] = await takeIn(engine, [join(data, 'gibt-es-nicht')], false)
    expect(end).toMatchObject({ outcome: 'quarantined', code: 'file-missing' })
  })
})

describe.skipIf(!existsSync(ourShared))('real samples of ../shared', () => {
  for (const kind of existsSync(ourShared) ? ['scan', 'mail'] : []) {
    it(`${kind}: each is recorded or waits with a code; none crashes, none hangs`, async () => {
      const { engine, log } = await openTestEngine(join(tempFolder(), 'data'))
      await engine.handle('recognition.pause', { paused: true })
      const ends = await takeIn(engine, [join(ourShared, kind)], false)
      expect(ends.length).toBeGreaterThan(50)
      expect(ends.filter((end) => end.outcome === 'quarantined' && end.code === 'intake-failed')).toEqual([])
      expect(log.lines.filter((line) => line.event === 'intake-threw' || line.event === 'record-threw')).toEqual([])
      const recorded = ends.filter((end) => end.outcome === 'recorded').length
      expect(recorded / ends.filter((end) => /\.(?:tiff?|eml|pdf|png|jpe?g)$/i.test(end.path)).length).toBeGreaterThan(0.85)
      expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
    }, 300_000)
  }

  it.skipIf(!existsSync(join(ourShared, 'mail-msg')))('mail-msg: each is recorded or waits with a code; none crashes, none hangs', async () => {
    const { engine, log } = await openTestEngine(join(tempFolder(), 'data'))
    await engine.handle('recognition.pause', { paused: true })
    const ends = (await takeIn(engine, [join(ourShared, 'mail-msg')], false)).filter(({ path }) => /\.msg$/i.test(path))
    expect(ends.length).toBeGreaterThan(5)
    expect(ends.filter(({ outcome, code }) => outcome === 'quarantined' && (code === null || code === 'intake-failed'))).toEqual([])
    expect(log.lines.filter((line) => line.event === 'intake-threw' || line.event === 'record-threw')).toEqual([])
    expect(ends.filter(({ outcome }) => outcome !== 'quarantined').length / ends.length).toBeGreaterThan(0.85)
  }, 120_000)
})

