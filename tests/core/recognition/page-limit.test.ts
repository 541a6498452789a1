import { describe, expect, it } from 'vitest'
import type { DocumentReader, PreparedPage } from '../../../src/core/ports/document-reader'
import type { Recogniser } from '../../../src/core/ports/recogniser'
import { recognisePage } from '../../../src/core/recognition'
import { fail, ok } from '../../../src/shared/result'

const page: PreparedPage = {
  width: 100,
  height: 100,
  dpi: 204,
  direction: 'across',
  ink: 0.05,
  thin: false,
  lines: [{ left: 0, top: 0, baseline: 20, height: 20, stamped: false, picture: { width: 80, height: 30, data: new Uint8Array(2400) } }],
  scaleX: 1,
  scaleY: 1,
  skew: { angle: 0, from: 0 },
}
const reader = { prepare: async () => ok(page) } as unknown as DocumentReader
/** Never ends by itself. */
const hanging: Recogniser = {
  size: 1,
  available: () => true,
  close: async () => undefined,
  recognise: (_lines, _language, signal) => new Promise((resolve) => {
    const end = (): void => resolve(fail('cancelled'))
    if (signal?.aborted === true) end()
    else signal?.addEventListener('abort', end, { once: true })
  }),
}
const source = { path: 'fax.tif', type: 'tiff', page: 1 } as const

it('a page that takes too long is given up, and says so', async () => {
  expect(await recognisePage({ reader, recogniser: hanging, pageMs: 1 }, source)).toEqual(fail('recognition-timeout'))
})

it('a page that was called off is no page that took too long', async () => {
  const calledOff = new AbortController()
  const reading = recognisePage({ reader, recogniser: hanging }, source, calledOff.signal)
  calledOff.abort()
  expect(await reading).toEqual(fail('cancelled'))
  expect(await recognisePage({ reader, recogniser: hanging, pageMs: 1 }, source, AbortSignal.abort())).toEqual(fail('cancelled'))
})

describe('a page of noise', () => {
  const piece = (stamped: boolean, width: number) => ({ left: 0, top: 0, baseline: 20, height: 20, stamped, picture: { width, height: 30, data: new Uint8Array(width * 30) } })
  const readIn = async (lines: PreparedPage['lines']) => {
    const asked: number[] = []
    const recogniser: Recogniser = { size: 1, available: () => true, close: async () => undefined, recognise: async (pictures) => (asked.push(pictures.length), ok(pictures.map(() => []))) }
    const noisy = { prepare: async () => ok({ ...page, lines }) } as unknown as DocumentReader
    const read = await recognisePage({ reader: noisy, recogniser }, source)
    return { asked: asked.reduce((sum, count) => sum + count, 0), verdict: read.ok ? read.value.verdict : read.error.code }
  }

  it('is not read scrap by scrap: of its hundreds of pieces only what was stamped', async () => {
    expect(await readIn([piece(true, 400), ...Array.from({ length: 600 }, () => piece(false, 30))])).toEqual({ asked: 1, verdict: 'unreadable' })
  })

  it('is told from a table, whose many pieces are words', async () => {
    const { asked } = await readIn(Array.from({ length: 600 }, () => piece(false, 90)))
    expect(asked).toBeGreaterThan(600)
  })

  it('without any piece asks for nothing', async () => {
    expect(await readIn([])).toEqual({ asked: 0, verdict: 'unreadable' })
  })
})

describe('a page in strokes one dot wide', () => {
  const width = (manner: string): number => (manner === 'thin' ? 160 : 80)
  const readAs = async (thin: boolean, words: Readonly<Record<number, string>>) => {
    const manners: string[] = []
    const prepared = (manner: string): PreparedPage => ({ ...page, thin, lines: page.lines.map((line) => ({ ...line, picture: { ...line.picture, width: width(manner) } })) })
    const both = { prepare: async (...[, , , , manner]: Parameters<DocumentReader['prepare']>) => (manners.push(manner), ok(prepared(manner))) } as unknown as DocumentReader
    const recogniser: Recogniser = {
      size: 1,
      available: () => true,
      close: async () => undefined,
      recognise: async (lines) => ok(lines.map((line) => (words[line.width] ?? '').split(' ').map((text, i) => ({ text, box: [i * 30, 6, 25, 18], confidence: 90 })))),
    }
    const read = await recognisePage({ reader: both, recogniser }, source)
    return { text: read.ok ? read.value.text : read.error.code, manners }
  }

  it('is read again with thicker ones, and the reading with more of it is kept', async () => {
    const words = { [width('print')]: 'Rechnung Betreff', [width('thin')]: 'Rechnung Betreff wir kürzen vorläufig' }
    expect(await readAs(true, words)).toEqual({ text: 'Rechnung Betreff wir kürzen vorläufig', manners: ['print', 'thin'] })
  })

  it('stays as it was read where thicker ones run together', async () => {
    const words = { [width('print')]: 'wir kürzen vorläufig', [width('thin')]: 'wir ###' }
    expect((await readAs(true, words)).text).toBe('wir kürzen vorläufig')
  })

  it('is the only one that is read twice', async () => {
    expect((await readAs(false, { [width('print')]: 'wir kürzen vorläufig' })).manners).toEqual(['print'])
  })
})
