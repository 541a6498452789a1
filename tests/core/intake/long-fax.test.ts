import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { longFax } from '../../../scripts/samples/long-fax.mjs'
import type { Engine } from '../../../src/core/engine'
import { openTestEngine, takeIn } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

const pages = 100
/** A page of A4 is 4 MB grey, and more while it is prepared: thirty that were held would be far beyond this. */
const mostGrowth = 120 * 1024 * 1024

interface Row {
  readonly id: string
  readonly number: number
  readonly recognition: string
  readonly text: string
}

const rowsOf = (engine: Engine): Promise<Row[]> => engine.context.store.read((tx) => tx.selectFrom('page').select(['id', 'number', 'recognition', 'text']).orderBy('number').execute())

/** Resolves as soon as what is stored fits; it is looked at after each page. */
function until(engine: Engine, fits: (rows: readonly Row[]) => boolean): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      rowsOf(engine).then((rows) => {
        if (!fits(rows)) return
        stop()
        resolve(rows)
      }, reject)
    }
    const stop = engine.context.feed.listen((name, payload) => {
      if (name === 'changed' && (payload as { kinds: readonly string[] }).kinds.includes('page')) look()
    })
    look()
  })
}

const read = (rows: readonly Row[]): number[] => rows.filter((row) => row.recognition !== 'waiting').map((row) => row.number)

describe('a fax of a hundred pages', () => {
  it('is there at once, read page by page, in the order in which somebody looks, with pauses, across a restart, in bounded memory', { timeout: 300_000 }, async () => {
    const folder = tempFolder()
    const file = join(folder, 'akte.tif')
    writeFileSync(file, await longFax(pages))
    const data = join(folder, 'data')
    const { engine } = await openTestEngine(data)
    await engine.handle('recognition.pause', { paused: true })
    const [end] = await takeIn(engine, [file], false)
    expect(end?.outcome).toBe('recorded')
    const all = await rowsOf(engine)
    expect([all.length, read(all)]).toEqual([pages, []])

    // Somebody has opened it at page 90 and then leafs back to 50.
    const idOf = (number: number): string => all[number - 1]?.id ?? ''
    await engine.handle('recognition.prefer', { pageId: idOf(90) })
    expect(await engine.handle('file.page', { pageId: idOf(50), look: 'original' })).toMatchObject({ ok: true })
    await engine.handle('recognition.pause', { paused: false })
    const first = await until(engine, (rows) => read(rows).length >= 7)
    expect(read(first).filter((number) => number >= 40)).toEqual([50, 51, 52, 90, 91, 92])
    expect(first[49]?.text).toMatch(/Pr.fbericht zur Anlage/)

    // Paused: what is under way is given back, nothing else begins.
    await engine.handle('recognition.pause', { paused: true })
    await engine.context.jobs.idle('recognise')
    const paused = read(await rowsOf(engine)).length
    expect(await engine.handle('intake.progress', {})).toMatchObject({ ok: true, value: { paused: true } })
    expect(read(await rowsOf(engine)).length).toBe(paused)

    // The recogniser is warm by now; from here on memory may not grow with the pages.
    const before = process.memoryUsage().rss
    let most = before
    engine.context.feed.listen(() => (most = Math.max(most, process.memoryUsage().rss)))
    await engine.handle('recognition.pause', { paused: false })
    await until(engine, (rows) => read(rows).length >= paused + 30)
    expect(most - before).toBeLessThan(mostGrowth)

    // Ended in the middle and started again: it goes on where it was.
    await engine.stop()
    const again = (await openTestEngine(data, { start: false })).engine
    const stopped = read(await rowsOf(again))
    await again.start()
    const last = await until(again, (rows) => read(rows).length >= stopped.length + 3)
    expect(read(last)).toEqual(expect.arrayContaining(stopped))
    const done = last.filter((row) => row.recognition !== 'waiting')
    expect(done.filter((row) => /Pr.fbericht/.test(row.text)).length).toBe(done.length)
    // In one look, since it reads on: each page that waits has its job, no other has one.
    const [jobs, waiting] = await again.context.store.read(async (tx) => [
      await tx.selectFrom('job').select('subject_id as id').where('kind', '=', 'recognise').orderBy('subject_id').execute(),
      await tx.selectFrom('page').select('id').where('recognition', '=', 'waiting').orderBy('id').execute(),
    ])
    expect(jobs).toEqual(waiting)
  })
})
