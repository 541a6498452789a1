import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRecogniser, type RecogniserOptions } from '../../../../src/core/adapters/tesseract'
import type { LinePicture, Recogniser } from '../../../../src/core/ports/recogniser'
import { tempFolder } from '../../../helpers/temp-folder'

/** Speaks tesseract.js's messages; the first pixel of a line says what becomes of it. */
const obedientScript = `
const { parentPort, threadId } = require('node:worker_threads')
const { existsSync, writeFileSync } = require('node:fs')
let lines = 0
parentPort.on('message', ({ jobId, workerId, action, payload }) => {
  const answer = (data, status = 'resolve') => parentPort.postMessage({ jobId, workerId, action, status, data })
  if (action !== 'recognize') return answer({})
  const wish = payload.image[payload.image.length - 1]
  if (wish === 1) for (;;);
  if (wish === 2) process.exit(1)
  if (wish === 3) { setTimeout(() => { throw new Error('late') }); return }
  if (wish === 4) return answer('bad picture', 'reject')
  if (wish === 5 && !existsSync(__dirname + '/died')) { writeFileSync(__dirname + '/died', ''); process.exit(1) }
  const width = Number(/^P5\\n(\\d+)/.exec(Buffer.from(payload.image).toString('latin1'))[1])
  const word = { text: 'thread' + threadId, confidence: 90, bbox: { x0: 1, y0: 2, x1: width === 1 ? 11 : 1 + width, y1: 22 } }
  answer({ blocks: [{ paragraphs: [{ lines: [{ words: [word, { ...word, text: ' ' }] }, { words: [] }, { words: [{ ...word, text: 'line' + ++lines, confidence: 70 }] }] }] }] })
})
`

const line = (wish: number): LinePicture => ({ width: 1, height: 1, data: Uint8Array.of(wish) })
const page = (...wishes: readonly number[]): readonly LinePicture[] => wishes.map(line)
const good = page(0)
const hangs = page(0, 1)

function start(options: Partial<RecogniserOptions> = {}, languages: readonly string[] = ['deu', 'eng']): Recogniser {
  const dataPath = tempFolder()
  for (const language of languages) writeFileSync(join(dataPath, `${language}.traineddata.gz`), 'data')
  const workerPath = join(dataPath, 'script.cjs')
  writeFileSync(workerPath, obedientScript)
  const recogniser = createRecogniser({ dataPath, workerPath, size: 1, ...options })
  onTestFinished(() => recogniser.close())
  return recogniser
}

describe('the recognition pool', () => {
  it('gives the words of each line with boxes in its picture', async () => {
    const result = await start().recognise(page(0, 0), 'deu')
    const [first, second] = result.ok ? result.value : []
    expect(first).toEqual([
      { text: expect.stringMatching(/^thread\d+$/) as string, box: [1, 2, 10, 20], confidence: 90 },
      { text: 'line1', box: [1, 2, 10, 20], confidence: 70 },
    ])
    expect(second?.[1]?.text).toBe('line2')
  })

  it('has nothing to read on a page without lines', async () => {
    expect(await start().recognise([], 'deu')).toEqual({ ok: true, value: [] })
  })

  it('says what is missing where there are no data', async () => {
    const recogniser = start({}, ['eng'])
    expect(recogniser.available()).toBe(false)
    expect(await recogniser.recognise(good, 'deu')).toEqual({ ok: false, error: { code: 'recognition-data-missing', params: {} } })
    expect((await recogniser.recognise(good, 'eng')).ok).toBe(true)
    expect(start().available()).toBe(true)
  })

  it('ends a thread that hangs on a page; the next page gets a new one', async () => {
    const recogniser = start({ pageMs: 400 })
    const [stuck, next] = await Promise.all([recogniser.recognise(hangs, 'deu'), recogniser.recognise(good, 'deu')])
    expect(stuck).toEqual({ ok: false, error: { code: 'recognition-timeout', params: {} } })
    expect(next.ok).toBe(true)
  })

  it.each([
    ['ends', 2],
    ['throws', 3],
    ['refuses the picture', 4],
  ])('survives a thread that %s', async (_, wish) => {
    const recogniser = start()
    expect(await recogniser.recognise(page(0, wish), 'deu')).toEqual({ ok: false, error: { code: 'recognition-failed', params: {} } })
    expect((await recogniser.recognise(good, 'deu')).ok).toBe(true)
  })

  it('reads a page once more whose thread died', async () => {
    expect((await start().recognise(page(0, 5), 'deu')).ok).toBe(true)
  })

  it('stops a page that is under way, and one that waits, when it is called off', async () => {
    const recogniser = start()
    const stop = new AbortController()
    const running = recogniser.recognise(hangs, 'deu', stop.signal)
    const waiting = recogniser.recognise(good, 'deu', stop.signal)
    const other = recogniser.recognise(good, 'deu')
    stop.abort()
    const cancelled = { ok: false, error: { code: 'cancelled', params: {} } }
    expect(await Promise.all([running, waiting])).toEqual([cancelled, cancelled])
    expect((await other).ok).toBe(true)
    expect(await recogniser.recognise(good, 'deu', stop.signal)).toEqual(cancelled)
  })

  it('reads as many pages at once as it is large, and no more', async () => {
    const threadsOf = async (size: number): Promise<number> => {
      const recogniser = start({ size })
      const results = await Promise.all(Array.from({ length: 8 }, () => recogniser.recognise(good, 'deu')))
      return new Set(results.map((result) => (result.ok ? result.value[0]?.[0]?.text : 'failed'))).size
    }
    expect(await threadsOf(1)).toBe(1)
    expect(await threadsOf(2)).toBe(2)
  })

  it('shares a page that is alone among the threads that know its language, and keeps its lines in order', async () => {
    const recogniser = start({ size: 2 })
    const namesOf = (result: Awaited<ReturnType<Recogniser['recognise']>>): readonly (string | undefined)[] => (result.ok ? result.value.map((words) => words[0]?.text) : [])
    const warmed = (await Promise.all([recogniser.recognise(page(0), 'deu'), recogniser.recognise(page(0), 'deu')])).map(namesOf)
    const wide = Array.from({ length: 30 }, (_, index) => ({ width: index + 2, height: 1, data: new Uint8Array(index + 2) }))
    const shared = await recogniser.recognise(wide, 'deu')
    expect(new Set(namesOf(shared))).toEqual(new Set(warmed.flat()))
    expect(shared.ok && shared.value.map((words) => words[0]?.box[2])).toEqual(wide.map(({ width }) => width))
    expect(new Set(namesOf(await recogniser.recognise(wide, 'eng'))).size).toBe(1)
  })

  it('reads on with the others where one of the threads at a page dies, and once more the line on which it died', async () => {
    const recogniser = start({ size: 2 })
    await Promise.all([recogniser.recognise(page(0), 'deu'), recogniser.recognise(page(0), 'deu')])
    const result = await recogniser.recognise(page(0, 0, 5, 0, 0, 0, 0, 0), 'deu')
    expect(result.ok && result.value.map((words) => words.length)).toEqual(Array(8).fill(2))
  })

  it('answers everything with a code when it is closed', async () => {
    const recogniser = start()
    const running = recogniser.recognise(hangs, 'deu')
    const waiting = recogniser.recognise(good, 'deu')
    await recogniser.close()
    expect((await waiting).ok).toBe(false)
    expect((await running).ok).toBe(false)
    expect(await recogniser.recognise(good, 'deu')).toEqual({ ok: false, error: { code: 'cancelled', params: {} } })
  })

  it('takes data that are no data for a failure, not for its end', async () => {
    const dataPath = tempFolder()
    writeFileSync(join(dataPath, 'deu.traineddata.gz'), 'garbage')
    const recogniser = createRecogniser({ dataPath, size: 1 })
    onTestFinished(() => recogniser.close())
    const white = { width: 20, height: 20, data: new Uint8Array(400).fill(255) }
    const result = await recogniser.recognise([white], 'deu')
    expect(result).toEqual({ ok: false, error: { code: 'recognition-failed', params: {} } })
  })
})
