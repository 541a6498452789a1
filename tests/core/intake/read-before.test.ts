import { describe, expect, it } from 'vitest'
import { readPage } from '../../../src/core/intake/recognise-job'
import { turnPage } from '../../../src/core/pages/turn'
import type { DocumentReader, PreparedPage, Recogniser } from '../../../src/core/ports'
import { ok } from '../../../src/shared/result'
import { testContext, type TestContext } from '../../helpers/context'
import { addReadFax } from '../../helpers/read-fax'

const line = { left: 100, top: 300, baseline: 330, height: 24, stamped: false, picture: { width: 600, height: 40, data: new Uint8Array(24_000) } }
const prepared: PreparedPage = { width: 1728, height: 2400, dpi: 204, direction: 'across', ink: 0.05, thin: false, lines: [line], scaleX: 1, scaleY: 1, skew: { angle: 0, from: 0 } }
const words = ['Sehr', 'geehrte', 'Damen', 'und', 'Herren'].map((text, i) => ({ text, confidence: 95, box: [10 + i * 110, 8, 100, 24] as [number, number, number, number] }))

/** A page whose picture is a single line; what is asked of the recogniser is counted. */
async function desk() {
  let asked = 0
  const recogniser: Recogniser = { size: 1, available: () => true, close: async () => undefined, recognise: async (lines) => ((asked += 1), ok(lines.map(() => words))) }
  const reader = { prepare: async () => ok(prepared), render: async () => ok(null), codes: async () => ok([]), invoice: async () => ok(null) } as unknown as DocumentReader
  const context = await testContext({ reader, recogniser })
  const read = async (pageId: string): Promise<number> => {
    const before = asked
    await readPage(context, { id: 'job', kind: 'recognise', subjectId: pageId, attempts: 0, signal: new AbortController().signal } as never, () => undefined)
    return asked - before
  }
  return { context, read }
}

let senders = 0

/** A page that waits, of a fax with these bytes, each from somebody else. */
async function waiting(context: TestContext, sha256: string): Promise<string> {
  const { pageIds, messageId } = await addReadFax(context, [{ words: null }], { fax: `+494077889${100 + (senders += 1)}` })
  await context.store.write(async (tx) => {
    await tx.updateTable('attachment').set({ sha256 }).where('message_id', '=', messageId).execute()
    await tx.updateTable('page').set({ recognition: 'waiting', language: null, confidence: null }).where('message_id', '=', messageId).execute()
  })
  return pageIds[0] ?? ''
}

async function stored({ store }: TestContext, id: string) {
  const { text, recognition, confidence, rotation, width, height, language, line_json, read_by } = await store.read((tx) => tx.selectFrom('page').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
  const { words_json } = await store.read((tx) => tx.selectFrom('page_words').selectAll().where('page_id', '=', id).executeTakeFirstOrThrow())
  return { text, recognition, confidence, rotation, width, height, language, line_json, read_by, words_json }
}

const [one, other] = ['a'.repeat(64), 'b'.repeat(64)]

describe('a page that comes in a second time', () => {
  it('is not read again: it says what the first says', async () => {
    const { context, read } = await desk()
    const [first, second, another] = [await waiting(context, one), await waiting(context, one), await waiting(context, other)]
    expect(await read(first)).toBeGreaterThan(0)
    expect(await read(second)).toBe(0)
    expect(await stored(context, second)).toEqual(await stored(context, first))
    expect((await stored(context, second)).text).toBe('Sehr geehrte Damen und Herren')
    expect(await read(another)).toBeGreaterThan(0)
  })

  it('is read as it is, not as somebody corrected the first', async () => {
    const { context, read } = await desk()
    const [first, second] = [await waiting(context, one), await waiting(context, one)]
    await read(first)
    await context.store.write((tx) => tx.updateTable('page').set({ text: 'Sehr geehrte Damen und Barren' }).where('id', '=', first).execute())
    expect(await read(second)).toBe(0)
    expect((await stored(context, second)).text).toBe('Sehr geehrte Damen und Herren')
  })

  it('is read again where another recognition read it, or where it lies otherwise', async () => {
    const { context, read } = await desk()
    const [first, second, third] = [await waiting(context, one), await waiting(context, one), await waiting(context, one)]
    await read(first)
    await context.store.write((tx) => tx.updateTable('page').set({ read_by: 'before' }).where('id', '=', first).execute())
    expect(await read(second)).toBeGreaterThan(0)
    expect(await turnPage(context, second, 90)).toMatchObject({ ok: true })
    expect(await read(third)).toBeGreaterThan(0)
    expect(await read(second)).toBeGreaterThan(0)
  })
})
