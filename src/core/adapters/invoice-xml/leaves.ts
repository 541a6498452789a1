import { SaxesParser } from 'saxes'

/** Deeper, larger or longer than this is no invoice: EN 16931 has nine levels. */
const mostDepth = 40
const mostElements = 200_000
const mostText = 400
const mostOfOnePath = 4

export interface Leaves {
  readonly root: string
  /** the first text found at a path of element names below the root, prefixes left out */
  text(path: string): string | null
  /** the first few of them */
  texts(path: string): readonly string[]
}

/**
 * The texts of an XML by their paths. A document type declaration ends the reading: no invoice has one, and entities
 * are made of it (XML 1.0 §4). Null where the bytes are no XML or go beyond the bounds.
 */
export function readLeaves(bytes: Uint8Array): Leaves | null {
  const found = new Map<string, string[]>()
  const path: string[] = []
  let elements = 0
  let text = ''
  const parser = new SaxesParser({ xmlns: false })
  const refuse = (): never => {
    throw new Error('refused')
  }
  parser.on('doctype', refuse)
  parser.on('error', refuse)
  parser.on('opentag', ({ name }) => {
    elements += 1
    path.push(name.slice(name.indexOf(':') + 1))
    if (path.length > mostDepth || elements > mostElements) refuse()
    text = ''
  })
  parser.on('text', (piece) => {
    if (text.length < mostText) text += piece.slice(0, mostText)
  })
  parser.on('cdata', (piece) => {
    if (text.length < mostText) text += piece.slice(0, mostText)
  })
  parser.on('closetag', () => {
    const key = path.slice(1).join('/')
    const value = text.replace(/\s+/g, ' ').trim()
    const before = found.get(key)
    if (value !== '' && before === undefined) found.set(key, [value])
    else if (value !== '' && before !== undefined && before.length < mostOfOnePath) before.push(value)
    if (path.length === 1) root = path[0] ?? ''
    path.pop()
    text = ''
  })
  let root = ''
  try {
    parser.write(decode(bytes)).close()
  } catch {
    return null
  }
  return { root, text: (wanted) => found.get(wanted)?.[0] ?? null, texts: (wanted) => found.get(wanted) ?? [] }
}

/** UTF-8 unless a byte order mark says otherwise (XML 1.0 appendix F). */
function decode(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}
