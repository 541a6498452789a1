import { describe, expect, it } from 'vitest'
import { makeRandom } from '../../../../scripts/samples/random.mjs'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import { rtfBody } from '../../../../src/core/adapters/outlook/rtf'
import { toMime } from '../../../../src/core/adapters/outlook/to-mime'
import { limits } from '../../../../src/core/limits'

/** MS-OXRTFCP §2.1.3: a body that is kept unpacked. */
function kept(rtf: string): Uint8Array {
  const body = Buffer.from(rtf, 'latin1')
  const head = Buffer.alloc(16)
  head.writeUInt32LE(body.length + 12, 0)
  head.writeUInt32LE(body.length, 4)
  head.write('MELA', 8, 'latin1')
  return Buffer.concat([head, body])
}

/** MS-OXRTFCP §3.2.1: the packed bytes of its own example. */
const example = Buffer.from('2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0', 'hex')

describe('a body that Outlook keeps as RTF', () => {
  it('is unpacked as its description has it', () => {
    expect(rtfBody(example)).toEqual({ kind: 'text', body: 'hello world' })
  })

  it('gives the HTML or the words that were wrapped', () => {
    expect(rtfBody(kept('{\\rtf1\\ansi\\ansicpg1252\\fromhtml1{\\*\\htmltag64 <p>}Gr\\\'f6\\\'dfe{\\*\\htmltag72 </p>}}'))).toEqual({ kind: 'html', body: '<p>Größe</p>' })
    expect(rtfBody(kept('{\\rtf1\\ansi\\ansicpg1252\\fromtext Guten Tag\\par}'))).toMatchObject({ kind: 'text', body: expect.stringContaining('Guten Tag') })
  })

  it('gives its own words where nothing was wrapped', () => {
    const rtf = '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator Riched20;}{\\pict abcdef}\\f0 Sehr geehrte\\par\nDamen, \\{Gr\\u246?\\\'dfe\\}\\tab 10\\~000 \\u8364\\\'80 {\\b fett}\\line Ende}'
    expect(rtfBody(kept(rtf))).toEqual({ kind: 'text', body: 'Sehr geehrte\nDamen, {Größe}\t10 000 € fett\nEnde' })
  })

  it('is the text of the mail where there is no other, and never instead of another', async () => {
    const compressedRtf = kept('{\\rtf1\\ansi Nur hier}')
    expect(await parseMail(toMime({ dataType: 'msg', compressedRtf }, []), limits)).toMatchObject({ text: 'Nur hier', html: null })
    expect(await parseMail(toMime({ dataType: 'msg', body: 'Da', compressedRtf }, []), limits)).toMatchObject({ text: 'Da', html: null })
    expect(await parseMail(toMime({ dataType: 'msg', bodyHtml: '<p>Da</p>', compressedRtf }, []), limits)).toMatchObject({ text: 'Da', html: '<p>Da</p>' })
  })

  it('is nothing where its sizes lie, and fills no memory', () => {
    for (const size of [0x7fffffff, 0xffffffff, example.length - 3]) {
      const lying = Buffer.from(example)
      lying.writeUInt32LE(size, 0)
      expect(rtfBody(lying)).toBeNull()
    }
    expect(rtfBody(new Uint8Array(0))).toBeNull()
    expect(rtfBody(Buffer.alloc(3_000_000, 1))).toBeNull()
  })

  it('ends soon, whatever its bytes say', () => {
    const random = makeRandom(11)
    const whole = kept(`{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 ${"{\\*\\htmltag64 <p>}Wort\\'e4\\u246? ".repeat(40)}}`)
    const begun = process.cpuUsage()
    for (let round = 0; round < 300; round++) {
      const bytes = Buffer.from(random.next() < 0.5 ? whole : example)
      for (let change = random.whole(1, 20); change > 0; change--) bytes[random.whole(4, bytes.length - 1)] = random.whole(0, 255)
      rtfBody(bytes)
    }
    for (const deep of ['{'.repeat(500_000), '\\'.repeat(100_000), '\\u1'.repeat(100_000), '{\\*\\htmltag'.repeat(50_000), 'a'.repeat(1_500_000)]) rtfBody(kept(`{\\rtf1\\ansi\\fromhtml1 ${deep}`))
    expect(process.cpuUsage(begun).user).toBeLessThan(30_000_000)
  })
})
