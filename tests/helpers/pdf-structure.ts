import { inflateSync } from 'node:zlib'

/** The objects of a PDF that keeps none of them in object streams, as pdfkit writes it. */
export interface PdfObjects {
  readonly text: string
  /** dictionary by number */
  readonly objects: ReadonlyMap<number, string>
  /** the stream of an object, unpacked where Flate packed it */
  stream(number: number): Buffer
  /** numbers of the objects whose dictionary fits */
  find(fits: RegExp): readonly number[]
}

export function readPdfObjects(bytes: Buffer): PdfObjects {
  const text = bytes.toString('latin1')
  const objects = new Map<number, string>()
  const streams = new Map<number, Buffer>()
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\n(stream\n|endobj)/g)) {
    const [all, number = '', dictionary = '', end] = match
    objects.set(Number(number), dictionary)
    if (end !== 'stream\n') continue
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
    const from = match.index + all.length
    const body = bytes.subarray(from, from + length)
    if (text.slice(from + length, from + length + 10) !== '\nendstream') throw new Error(`object ${number} is not ${length} bytes long`)
    streams.set(Number(number), dictionary.includes('/FlateDecode') ? inflateSync(body) : body)
  }
  return {
    text,
    objects,
    stream: (number) => streams.get(number) ?? Buffer.alloc(0),
    find: (fits) => [...objects].filter(([, dictionary]) => fits.test(dictionary)).map(([number]) => number),
  }
}

/** What ISO 19005-2 (level b) asks of a file of pictures and unseen text, clause by clause; answers what it breaks. */
export const pdfA2bTroubles = (bytes: Buffer): readonly string[] => pdfATroubles(bytes, 2)

/** The same of ISO 19005-3, whose files carry others: each has to say how it belongs to them (§6.8). */
export const pdfA3bTroubles = (bytes: Buffer): readonly string[] => pdfATroubles(bytes, 3)

function pdfATroubles(bytes: Buffer, part: 2 | 3): readonly string[] {
  const { text, objects, stream, find } = readPdfObjects(bytes)
  const troubles: string[] = []
  const must = (clause: string, holds: boolean): void => void (holds || troubles.push(clause))
  must('6.1.2 header', /^%PDF-1\.[4-7]\n%[\x80-\xff]{4}/.test(text))
  must('6.1.3 trailer has an ID and no encryption', /trailer\n<<[^]*\/ID \[<[0-9a-f]+> <[0-9a-f]+>\][^]*startxref\n\d+\n%%EOF\s*$/.test(text) && !text.includes('/Encrypt'))
  must('6.1.3 nothing after the end', (text.match(/%%EOF/g) ?? []).length === 1)
  const [catalogue] = find(/\/Type \/Catalog/)
  const root = objects.get(catalogue ?? 0) ?? ''
  const intents = find(/\/S \/GTS_PDFA1/)
  must('6.2.3 one output intent', intents.length === 1 && root.includes('/OutputIntents'))
  const profile = stream(Number(/\/DestOutputProfile (\d+) 0 R/.exec(objects.get(intents[0] ?? 0) ?? '')?.[1]))
  must('6.2.3 an RGB profile', profile.toString('latin1', 16, 20) === 'RGB ' && profile.toString('latin1', 36, 40) === 'acsp')
  const metadata = Number(/\/Metadata (\d+) 0 R/.exec(root)?.[1])
  const xmp = stream(metadata).toString('utf8')
  must('6.6.2 metadata unpacked', !/\/Filter/.test(objects.get(metadata) ?? '/Filter'))
  must(`6.6.4 says that it is PDF/A-${part}b`, new RegExp(`<pdfaid:part>${part}</pdfaid:part>\\s*<pdfaid:conformance>B<`).test(xmp))
  for (const font of find(/\/Type \/FontDescriptor/)) must('6.2.11.4 fonts embedded', /\/FontFile2 \d+ 0 R/.test(objects.get(font) ?? ''))
  must('6.2.11.4 no font without a program', find(/\/Subtype \/(Type1|TrueType|Type3)\b/).length === 0)
  for (const font of find(/\/Subtype \/Type0/)) must('6.2.11.7 signs have a meaning', /\/ToUnicode \d+ 0 R/.test(objects.get(font) ?? ''))
  for (const font of find(/\/CIDToGIDMap \d+ 0 R/)) {
    const map = stream(Number(/\/CIDToGIDMap (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1]))
    must('6.2.11.8 no sign without a glyph', map.every((byte, index) => index < 2 || index % 2 === 0 || byte === 1))
  }
  for (const picture of find(/\/Subtype \/Image/)) must('6.2.8 pictures as they are', !/\/(Alternates|OPI|SMask)|\/Interpolate true/.test(objects.get(picture) ?? ''))
  must('6.2.10 no transparency', !/\/SMask|\/ca |\/CA |\/S \/Transparency/.test([...objects.values()].join('\n')))
  must('6.5, 6.4, 6.9 no actions, forms, files', !(part === 2 ? /\/(AA|OpenAction|AcroForm|EmbeddedFiles|JavaScript|Launch)\b/ : /\/(AA|OpenAction|AcroForm|JavaScript|Launch)\b/).test([...objects.values()].join('\n')))
  for (const file of find(/\/Type \/Filespec/)) must('6.8 files belong', /\/AFRelationship \/\w+/.test(objects.get(file) ?? '') && /\/UF /.test(objects.get(file) ?? '') && new RegExp(`/AF \\[[^\\]]*\\b${file} 0 R`).test(root))
  for (const file of find(/\/Type \/EmbeddedFile\b/)) must('6.8 files say what they are', /\/Subtype \//.test(objects.get(file) ?? ''))
  must('6.1.7.2 no LZW', !text.includes('/LZWDecode'))
  return troubles
}
