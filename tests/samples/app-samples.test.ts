import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import PostalMime from 'postal-mime'
import * as UTIF from 'utif2'
import { describe, expect, it } from 'vitest'
import { appSamples } from '../../scripts/samples/make.mjs'

interface Page {
  readonly width: number
  readonly height: number
  readonly xDpi: number
  readonly yDpi: number
  readonly headerLine: string
  readonly text: string
}
interface Truth {
  readonly id: string
  readonly kind: 'fax' | 'mail'
  readonly file: string
  readonly sha256: string
  readonly subject: string
  readonly faxNumber?: string
  readonly receivedAt?: string
  readonly hylafax?: boolean
  readonly pages?: readonly Page[]
  readonly from?: string
  readonly messageId?: string
  readonly at?: string
  readonly text?: string
  readonly attachments?: readonly { readonly name: string; readonly type: string }[]
  readonly references?: readonly string[]
  readonly facts: Readonly<Record<string, unknown>>
}

const folder = 'resources/samples'
const truthText = readFileSync('tests/fixtures/samples-truth.json', 'utf8')
const { samples } = JSON.parse(truthText) as { samples: readonly Truth[] }
const bytesOf = ({ file }: Truth): Buffer => readFileSync(`${folder}/${file}`)
const faxes = samples.filter(({ kind }) => kind === 'fax')
const mails = samples.filter(({ kind }) => kind === 'mail')

/** Nine pages drawn, scanned and coded: seconds, and far more on a machine busy with other tests. */
const drawingTime = 240_000

describe('the app samples', () => {
  it('are made again to the byte (else run: node scripts/samples/make.mjs)', { timeout: drawingTime }, async () => {
    const made = await appSamples()
    expect(made.samples.map(({ file, truth }) => ({ file, sha256: (truth as Truth).sha256 }))).toEqual(samples.map(({ file, sha256 }) => ({ file, sha256 })))
    expect(JSON.parse(JSON.stringify(made.samples.map(({ truth }) => truth)))).toEqual(samples)
  })

  it('are those that the truth names, under 2 MB together', () => {
    expect(readdirSync(folder).sort()).toEqual(samples.map(({ file }) => file).sort())
    for (const sample of samples) expect(createHash('sha256').update(bytesOf(sample)).digest('hex')).toBe(sample.sha256)
    expect(samples.reduce((sum, { file }) => sum + statSync(`${folder}/${file}`).size, 0)).toBeLessThan(2_000_000)
  })

  it('name only numbers that the Bundesnetzagentur keeps for fiction, and only domains of RFC 2606', () => {
    const reserved = /^(?:3023125|4066969|6990009|2214710|8999998)\d{3}$/
    const numbers = [...truthText.matchAll(/(?<![\d\w-])(?:\+49 ?|0)(\d{2,3})[ -]?(\d{4,5})[ -]?(\d{3})(?!\d)/g)].map(([, area, block, end]) => `${area}${block}${end}`)
    expect(numbers.length).toBeGreaterThan(40)
    expect(numbers.filter((number) => !reserved.test(number))).toEqual([])
    const domains = [truthText, ...mails.map((mail) => bytesOf(mail).toString('latin1'))].flatMap((text) => [...text.matchAll(/@([a-z0-9.-]+\.[a-z]+)/gi)].map(([, domain]) => domain ?? ''))
    expect(domains.filter((domain) => !domain.endsWith('.example'))).toEqual([])
  })

  it('have an IBAN and a VAT id whose check digits are right', () => {
    const { iban, vatId } = samples.find(({ id }) => id === 'invoice')?.facts as { iban: string; vatId: string }
    const asNumber = BigInt(`${iban.slice(4)}1314${iban.slice(2, 4)}`)
    expect(asNumber % 97n).toBe(1n)
    let product = 10
    for (const digit of vatId.slice(2, 10)) product = (2 * ((Number(digit) + product) % 10 || 10)) % 11
    expect((11 - product) % 10).toBe(Number(vatId.at(-1)))
  })
})

describe.each(faxes.map((fax) => [fax.id, fax] as const))('the fax %s', (_, fax) => {
  const bytes = bytesOf(fax)
  const directories = UTIF.decode(bytes)
  const tag = (page: number, number: number): unknown => directories[page]?.[`t${number}`]

  it('has the pages, sizes and resolutions that the truth says', () => {
    const pages = fax.pages ?? []
    expect(directories.map((_directory, page) => [tag(page, 256), tag(page, 257), tag(page, 282), tag(page, 283), tag(page, 297)])).toEqual(pages.map(({ width, height, xDpi, yDpi }, page) => [[width], [height], [[xDpi * 1000, 1000]], [[yDpi * 1000, 1000]], [page, pages.length]]))
    expect(pages.every(({ width, xDpi }) => width === 1728 && xDpi === 204)).toBe(true)
  })

  it('shows writing, and as much of it as a letter', () => {
    for (const directory of directories) {
      UTIF.decodeImage(bytes, directory)
      const ink = UTIF.toRGBA8(directory).filter((value: number, at: number) => at % 4 === 0 && value === 0).length / (directory.width * directory.height)
      expect(ink).toBeGreaterThan(0.008)
      expect(ink).toBeLessThan(0.12)
    }
  })

  it('carries the tags of HylaFAX where it comes from there, and its time', () => {
    expect(tag(0, 306)).toEqual([fax.receivedAt?.replace(/-/g, ':')])
    expect(tag(0, 270)).toEqual(fax.hylafax ? [`0${fax.faxNumber?.slice(3)}`] : undefined)
  })
})

describe.each(mails.map((mail) => [mail.id, mail] as const))('the mail %s', (_, mail) => {
  it('says what the truth says', async () => {
    const parsed = await PostalMime.parse(bytesOf(mail))
    const lines = (text: string): string => text.replace(/\r\n/g, '\n').trim()
    expect({ subject: parsed.subject, from: parsed.from?.address, messageId: parsed.messageId, at: parsed.date, text: lines(parsed.text ?? '') }).toEqual({ subject: mail.subject, from: mail.from, messageId: mail.messageId, at: mail.at, text: lines(mail.text ?? '') })
    expect(parsed.attachments.map(({ filename, mimeType }) => ({ name: filename, type: mimeType }))).toMatchObject((mail.attachments ?? []).map(({ name, type }) => ({ name, type })))
    expect(parsed.references ?? '').toBe((mail.references ?? []).join(' '))
  })
})
