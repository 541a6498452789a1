import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDocumentReader, type DocumentReaderOptions } from '../../../../src/core/adapters/page-worker/client'
import type { DocumentReader } from '../../../../src/core/ports/document-reader'
import { tempFolder } from '../../../helpers/temp-folder'

/** A worker that does what the path or the bytes say: hang, die, run out of memory, or answer with what it was asked, in order. */
const obedientWorker = `
import { parentPort, threadId } from 'node:worker_threads'
const seen = []
const held = []
parentPort.on('message', ({ id, call, args }) => {
  const order = typeof args[0] === 'string' ? args[0] : new TextDecoder().decode(args[0])
  if (order === 'hang') for (;;);
  if (order === 'die') process.exit(3)
  if (order === 'throw') throw new Error('at once')
  if (order === 'throw late') setTimeout(() => { throw new Error('late') })
  else if (order === 'hold sixteen') { if (held.push(id) === 16) for (const one of held.splice(0)) parentPort.postMessage({ id: one, result: { ok: true, value: { call, threadId, seen } } }) }
  else if (order === 'eat') { const all = []; for (;;) all.push(new Array(100_000).fill({})) }
  else { seen.push(call); parentPort.postMessage({ id, result: { ok: true, value: { call, threadId, seen } } }) }
})
`

function startReader(options: Partial<DocumentReaderOptions> = {}): DocumentReader {
  const workerPath = join(tempFolder(), 'worker.mjs')
  writeFileSync(workerPath, obedientWorker)
  const reader = createDocumentReader({ workerPath, ...options })
  onTestFinished(() => reader.close())
  return reader
}

interface Answer {
  readonly call: string
  readonly threadId: number
  readonly seen: readonly string[]
}
const answerOf = (result: { readonly ok: boolean; readonly value?: unknown }): Answer => result.value as Answer

describe('the decoders thread', () => {
  it('is ended when a call takes too long, and the next call works', async () => {
    const reader = startReader({ callMs: 1_500 })
    const [hanging, waiting] = await Promise.all([reader.outline('hang', 'tiff'), reader.outline('a', 'tiff')])
    expect(hanging).toEqual({ ok: false, error: { code: 'decode-timeout', params: {} } })
    expect(answerOf(waiting).call).toBe('outline')
  })

  it.each(['die', 'throw', 'throw late'])('is replaced when it goes down (%s), and the next call works', async (poison) => {
    const reader = startReader()
    const before = answerOf(await reader.mail('a')).threadId
    expect(await reader.outline(poison, 'pdf')).toEqual({ ok: false, error: { code: 'decode-crashed', params: {} } })
    expect(answerOf(await reader.mail('b')).threadId).not.toBe(before)
  })

  it('is replaced when it runs out of memory; the engine lives', async () => {
    const reader = startReader({ heapMb: 32 })
    expect(await reader.outline('eat', 'pdf')).toEqual({ ok: false, error: { code: 'decode-crashed', params: {} } })
    expect((await reader.mail('b')).ok).toBe(true)
  })

  it.each([
    ['hang', 'decode-timeout'],
    ['die', 'decode-crashed'],
    ['throw', 'decode-crashed'],
    ['eat', 'decode-crashed'],
  ])('blames of mails sent ahead the one it fell over (%s); the others are answered, each where it stood', async (poison, code) => {
    const reader = startReader({ heapMb: 32, ...(poison === 'hang' ? { callMs: 1_500 } : {}) })
    const orders = Array.from({ length: 50 }, (_, index) => (index % 20 === 7 ? poison : `mail ${index}`))
    const answers = await Promise.all(orders.map((order) => reader.mail(new TextEncoder().encode(order))))
    for (const [index, answer] of answers.entries()) {
      if (orders[index] === poison) expect(answer).toEqual({ ok: false, error: { code, params: {} } })
      else expect(answer.ok).toBe(true)
    }
    const threads = answers.flatMap((answer) => (answer.ok ? [answerOf(answer).threadId] : []))
    expect(threads).toEqual([...threads].sort((one, other) => one - other))
    expect(new Set(threads).size).toBe(4)
  })

  it('has sixteen small mails with it at once', async () => {
    const reader = startReader()
    const answers = await Promise.all(Array.from({ length: 32 }, () => reader.mail(new TextEncoder().encode('hold sixteen'))))
    expect(answers.every(({ ok }) => ok)).toBe(true)
  })

  it('says of bytes that cannot be sent that they cannot be read, and of no other', async () => {
    const reader = startReader()
    const gone = new Uint8Array(4)
    structuredClone(gone, { transfer: [gone.buffer] })
    const [first, second, third] = await Promise.all([reader.mail(new TextEncoder().encode('a')), reader.mail(gone), reader.mail(new TextEncoder().encode('b'))])
    expect([first?.ok, third?.ok]).toEqual([true, true])
    expect(second).toEqual({ ok: false, error: { code: 'decode-crashed', params: {} } })
  })

  it('takes pictures before pages for recognition, and arrivals in a thread of their own', async () => {
    const reader = startReader()
    const calls = [
      reader.prepare('a', 'tiff', 1, 0, 'print'),
      reader.prepare('b', 'tiff', 1, 0, 'print'),
      reader.render('a', 'tiff', 1, 0, 'x'),
      reader.mail('a'),
      reader.outline('a', 'tiff'),
    ]
    const all = await Promise.all(calls)
    const longest = (seen: readonly (readonly string[])[]) => [...seen].sort((a, b) => b.length - a.length)[0]
    const [first, second, third, ...arrivals] = all.map((result) => answerOf(result).seen)
    expect(longest([first ?? [], second ?? [], third ?? []])).toEqual(['prepare', 'render', 'prepare'])
    expect(longest(arrivals)).toEqual(['mail', 'outline'])
  })

  it('is let go when idle and comes back', async () => {
    const reader = startReader({ idleMs: 1 })
    const first = answerOf(await reader.mail('a')).threadId
    const later = async (): Promise<number> => {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        const { threadId } = answerOf(await reader.mail('b'))
        if (threadId !== first) return threadId
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    expect(await later()).not.toBe(first)
  })

  it('answers what was under way and what comes after with a code when closed', async () => {
    const reader = startReader()
    const hanging = reader.outline('hang', 'tiff')
    const waiting = reader.outline('a', 'tiff')
    await reader.close()
    expect(await hanging).toEqual({ ok: false, error: { code: 'cancelled', params: {} } })
    expect(await waiting).toEqual({ ok: false, error: { code: 'cancelled', params: {} } })
    expect(await reader.mail('a')).toEqual({ ok: false, error: { code: 'cancelled', params: {} } })
  })

  it('answers with a code where the worker itself is missing', async () => {
    const reader = createDocumentReader({ workerPath: join(tempFolder(), 'nowhere.mjs') })
    onTestFinished(() => reader.close())
    expect(await reader.mail('a')).toEqual({ ok: false, error: { code: 'decode-crashed', params: {} } })
  })
})
