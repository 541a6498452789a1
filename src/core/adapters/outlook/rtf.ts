import { decompressRTF } from '@kenjiuno/decompressrtf'
import { deEncapsulateSync } from 'rtf-stream-parser'

/** Of a body packed as RTF: no letter comes near it, and it grows eightfold at the most when it is unpacked (MS-OXRTFCP). */
const mostPacked = 2_000_000
const mostText = 2_000_000

export interface RtfBody {
  readonly kind: 'html' | 'text'
  readonly body: string
}

/** The body that Outlook keeps as packed RTF: the HTML or text that it wrapped (MS-OXRTFEX), else the words of the RTF itself. Null where nothing of it can be read. */
export function rtfBody(packed: Uint8Array): RtfBody | null {
  const rtf = unpack(packed)
  if (rtf === null) return null
  try {
    if (isBottomless(rtf)) throw new Error('too deep')
    const { mode, text } = deEncapsulateSync(rtf, { decode, warn: () => undefined })
    return { kind: mode === 'html' ? 'html' : 'text', body: String(text) }
  } catch {
    const body = wordsOf(rtf)
    return body === '' ? null : { kind: 'text', body }
  }
}

function unpack(packed: Uint8Array): Buffer | null {
  if (packed.length < 16 || packed.length > mostPacked) return null
  const told = new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getUint32(0, true)
  // The size counts from behind itself; one that is beyond the bytes would be filled up with zeros until memory ends.
  if (told + 4 > packed.length) return null
  try {
    return Buffer.from(decompressRTF([...packed]))
  } catch {
    return null
  }
}

/** Outlook nests some ten groups; the library takes quadratic time for it. */
const mostDepth = 200
const [open, close] = [0x7b, 0x7d]

function isBottomless(rtf: Buffer): boolean {
  let depth = 0
  for (const byte of rtf) {
    depth += byte === open ? 1 : byte === close ? -1 : 0
    if (depth > mostDepth) return true
  }
  return false
}

const pages: Readonly<Record<string, string>> = { '932': 'shift_jis', '936': 'gbk', '949': 'euc-kr', '950': 'big5', '874': 'windows-874', '65001': 'utf-8', '10000': 'macintosh', '20127': 'us-ascii' }

function decode(bytes: Uint8Array, page: string): string {
  const number = page.replace(/^cp/, '')
  try {
    return new TextDecoder(pages[number] ?? (/^125\d$/.test(number) ? `windows-${number}` : page)).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** What stands in such groups is no text of the letter. */
const silent = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'themedata', 'datastore', 'listtable', 'listoverridetable', 'header', 'footer', 'footnote'])
const breaks: Readonly<Record<string, string>> = { par: '\n', line: '\n', tab: '\t', row: '\n', cell: '\t', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' }

/** The words of plain RTF, in one pass (RTF 1.9.1). */
function wordsOf(rtf: Buffer): string {
  const text = rtf.subarray(0, mostText * 4).toString('latin1')
  const page = /\\ansicpg(\d{3,5})/.exec(text.slice(0, 1_000))?.[1] ?? '1252'
  const groups: boolean[] = []
  let isSilent = false
  let skip = 0
  let said = ''
  let bytes: number[] = []
  const flush = (): void => {
    if (bytes.length > 0) said += decode(Uint8Array.from(bytes), page)
    bytes = []
  }
  for (const [whole, word, number, code, sign, brace] of text.matchAll(/\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[^\\{}\r\n]+/gi)) {
    if (said.length > mostText) break
    if (brace === '{') groups.push(isSilent)
    else if (brace === '}') isSilent = groups.pop() ?? false
    else if (sign === '*' || (word !== undefined && silent.has(word))) isSilent = true
    else if (isSilent) continue
    else if (code !== undefined) {
      if (skip > 0) skip -= 1
      else bytes.push(parseInt(code, 16))
    } else if (word === 'u' && number !== undefined) {
      flush()
      said += String.fromCharCode(Number(number) & 0xffff)
      skip = 1
    } else if (word !== undefined) {
      flush()
      said += breaks[word] ?? ''
    } else if (sign !== undefined) {
      flush()
      said += sign === '~' ? ' ' : '\\{}'.includes(sign) ? sign : ''
    } else {
      for (const letter of skip > 0 ? whole.slice(1) : whole) bytes.push(letter.charCodeAt(0))
      skip = 0
    }
  }
  flush()
  return said.trim()
}
