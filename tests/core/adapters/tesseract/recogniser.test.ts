import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRecogniser, type RecogniserOptions } from '../../../../src/core/adapters/tesseract'
import type { PreparedPage } from '../../../../src/core/ports/document-reader'
import type { Recogniser } from '../../../../src/core/ports/recogniser'
import { encodePgm } from '../../../../src/core/recognition/prepare'
import { tempFolder } from '../../../helpers/temp-folder'

/** Speaks tesseract.js's messages; the language says what becomes of a page, its first byte which page it is. */
const obedientScript = `
const { parentPort, threadId } = require('node:worker_threads')
let pages = 0
parentPort.on('message', ({ jobId, workerId, action, payload }) => {
  const answer = (data, status = 'resolve') => parentPort.postMessage({ jobId, workerId, action, status, data })
  if (action !== 'recognize') return answer({})
  const wish = payload.image[0]
  if (wish === 1) for (;;);
  if (wish === 2) process.exit(1)
  if (wish === 3) { setTimeout(() => { throw new Error('late') }); return }
  if (wish === 4) return answer('bad picture', 'reject')
  const word = { text: 'thread' + threadId, confidence: 90, bbox: { x0: 1, y0: 2, x1: 11, y1: 22 } }
  answer({ blocks: [{ paragraphs: [{ lines: [{ words: [word, { ...word, text: ' ' }] }, { words: [] }, { words: [{ ...word, text: 'page' + ++pages, confidence: 70 }] }] }] }] })
})
`

const page = (wish: number): PreparedPage => ({ pgm: Uint8Array.of(wish), width: 1, height: 1, scaleX: 1, scaleY: 1, skew: { angle: 0, from: 0 } })
const good = page(0)
const hangs = page(1)

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
  it('gives words with boxes, the text in lines and the mean confidence', async () => {
    const result = await start().recognise(good, 'deu')
    expect(result).toMatchObject({ ok: true, value: { text: expect.stringMatching(/^thread\d+\npage1$/) as string, confidence: 80 } })
    expect(result.ok && result.value.words.map(({ box, line, confidence }) => [box, line, confidence])).toEqual([
      [[1, 2, 10, 20], 0, 90],
      [[1, 2, 10, 20], 1, 70],
    ])
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
    expect(await recogniser.recognise(page(wish), 'deu')).toEqual({ ok: false, error: { code: 'recognition-failed', params: {} } })
    expect((await recogniser.recognise(good, 'deu')).ok).toBe(true)
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
      return new Set(results.map((result) => (result.ok ? result.value.words[0]?.text : 'failed'))).size
    }
    expect(await threadsOf(1)).toBe(1)
    expect(await threadsOf(2)).toBe(2)
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
    const white = { kind: 'grey', width: 20, height: 20, data: new Uint8Array(400).fill(255) } as const
    const result = await recogniser.recognise({ ...good, pgm: encodePgm(white), width: 20, height: 20 }, 'deu')
    expect(result).toEqual({ ok: false, error: { code: 'recognition-failed', params: {} } })
  })
})
