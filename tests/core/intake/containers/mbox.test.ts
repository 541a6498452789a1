import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsBareFromLine, withoutFromEscapes } from '../../../../src/core/intake/containers/from-lines'
import { mboxParts, mboxStart, type MboxPart } from '../../../../src/core/intake/containers/mbox'

const postmark = 'From erika@nordlicht.example Mon Nov  2 09:15:00 2026'

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of all) found.push(one)
  return found
}

const partsOf = (text: string | Buffer, size = 64): Promise<MboxPart[]> => collect(mboxParts(inPieces(Buffer.from(text), size)))

async function messagesOf(text: string | Buffer, size = 64): Promise<string[]> {
  const bytes = Buffer.from(text)
  return (await partsOf(bytes, size)).map(({ firstByte, size: length }) => bytes.toString('utf8', firstByte, firstByte + length))
}

const unescaped = async (text: string, size: number): Promise<string> => Buffer.concat(await collect(withoutFromEscapes(inPieces(Buffer.from(text), size)))).toString()

const mboxrd = (messages: readonly string[]): string => messages.map((message) => `${postmark}\n${message.replace(/^(>*From )/gm, '>$1')}\n`).join('')

describe('an mbox', () => {
  it('gives back what mboxrd was made of, byte for byte, in pieces of any size', async () => {
    const line = fc.constantFrom('Guten Tag,', '', '', 'From now on', '>From here', '>>From there', '> From', 'Fro', 'From', '>', 'Größe: 5', postmark, `>${postmark}`)
    const message = fc.array(line, { maxLength: 12 }).map((lines) => `Subject: x\nFrom: a@b.example\n\n${lines.map((one) => `${one}\n`).join('')}`)
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 90 }), async (messages, size) => {
        const found = await messagesOf(mboxrd(messages), size)
        expect(await Promise.all(found.map((one) => unescaped(one, size)))).toEqual(messages)
      }),
      { numRuns: 300, seed: 20261102 },
    )
  })

  it('is read with both kinds of line ends, without a blank line at its end, with blank lines before it', async () => {
    const crlf = `${postmark}\r\nSubject: a\r\n\r\nEins\r\n\r\n${postmark}\r\nSubject: b\r\n\r\nZwei\r\n`
    expect(await messagesOf(crlf, 7)).toEqual(['Subject: a\r\n\r\nEins\r\n', 'Subject: b\r\n\r\nZwei\r\n'])
    expect(await messagesOf(`\n\n${postmark}\nSubject: a\n\nEins`)).toEqual(['Subject: a\n\nEins'])
    expect(await messagesOf(`\ufeff${postmark}\nSubject: a\n\nEins\n\n\n`)).toEqual(['Subject: a\n\nEins\n\n'])
  })

  it('has no message where a text nobody escaped begins a line with the word', async () => {
    const message = 'Subject: a\n\nHallo.\n\nFrom now on we meet at noon.\nFrom: here\n\nFrom 10:00 to 12:00 in 2026\nis lunch.\n'
    const found = await messagesOf(`${postmark}\n${message}\n${postmark}\nSubject: b\n\nZwei\n\n`)
    expect(found).toEqual([message, 'Subject: b\n\nZwei\n'])
    expect(await messagesOf(`${postmark}\nSubject: a\n\nHallo.\n\nFrom now on\nwe meet.\n\n`)).toHaveLength(1)
  })

  it('knows the From lines of many writers', async () => {
    const lines = ['From - Mon Nov 02 09:15:00 2026', 'From 1712@xxx Mon Nov 02 09:15:00 +0000 2026', 'From MAILER-DAEMON Thu Jan  1 00:00 1970', 'From a@b.example', 'From ???@??? Mon Nov 02 09:15:00 2026']
    for (const line of lines) expect(await messagesOf(`${line}\nSubject: a\n\nEins\n\n${line}\nSubject: b\n\nZwei\n\n`)).toHaveLength(2)
    expect(await messagesOf(`${postmark}\nSubject: a\n\nEins\n${postmark}\nSubject: b\n\nZwei\n`)).toEqual(['Subject: a\n\nEins\n', 'Subject: b\n\nZwei\n'])
  })

  it('is no letter that begins with the word, no empty file and no junk', async () => {
    for (const text of ['', 'From the desk of Erika\nDear: all', 'From\n', 'Subject: a\n\nx', '\u0000\u0001From ', 'From a@b.example']) {
      expect(mboxStart(Buffer.from(text))).toBeNull()
      expect(await partsOf(text)).toEqual([])
    }
  })

  it('says where the bytes are that are left of one that was cut off', async () => {
    expect(await messagesOf(`${postmark}\nSubject: a\n\nEins\n\n${postmark}`)).toEqual(['Subject: a\n\nEins\n', ''])
    expect(await messagesOf(`${postmark}\nSubject: a\n\nEins\n\n${postmark}\nSubj`)).toEqual(['Subject: a\n\nEins\n', 'Subj'])
    const junk = Buffer.concat([Buffer.from(`${postmark}\nX: y\n`), Buffer.alloc(50_000, 0), Buffer.from(`\n\n${postmark}\nSubject: b\n\nZwei\n`)])
    expect((await messagesOf(junk, 4_000)).at(1)).toBe('Subject: b\n\nZwei\n')
  })
})

describe('escaped From lines', () => {
  it('are told apart from a message that nobody escaped', async () => {
    const holds = (text: string, size: number): Promise<boolean> => holdsBareFromLine(inPieces(Buffer.from(text), size))
    for (const size of [1, 3, 7, 100]) {
      expect(await holds('Subject: a\n\nFrom now on\n>From then\n', size)).toBe(true)
      expect(await holds('Subject: a\n\n>From now on\n', size)).toBe(false)
    }
  })

  it('cost no memory where somebody writes a million signs', async () => {
    const text = `${'>'.repeat(1_000_000)}From x\n>From y\n`
    expect(await unescaped(text, 65_536)).toBe(`${'>'.repeat(1_000_000)}From x\nFrom y\n`)
  })
})
