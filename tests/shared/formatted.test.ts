import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { readFormatted } from '../../src/core/composing/formatted'
import type { Block, Formatted, Inline, Mark } from '../../src/shared/domain/formatted'
import { formattedFromText } from '../../src/shared/text/formatted-from-text'
import { formattedHtml } from '../../src/shared/text/formatted-html'
import { formattedText } from '../../src/shared/text/formatted-text'

const text = (words: string, ...marks: Mark[]): Inline => ({ type: 'text', text: words, ...(marks.length > 0 && { marks }) })
const line = (...content: Inline[]): Block => (content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content })
const doc = (...content: Block[]): Formatted => ({ type: 'doc', content })
const bold: Mark = { type: 'bold' }
const link = (href: string): Mark => ({ type: 'link', attrs: { href } })
const picture: Inline = { type: 'picture', attrs: { contentId: 'a@picture.invalid', alt: 'Schaden.png' } }

const letter = doc(
  line(text('Guten Tag,')),
  line(),
  line(text('bis '), text('Freitag, ', bold), text('12 Uhr', bold, { type: 'italic' }), text(', siehe '), text('Preisliste', link('https://a.example/p?x=1&y=2'))),
  { type: 'bullets', content: [{ type: 'item', content: [line(text('eins')), { type: 'numbers', content: [{ type: 'item', content: [line(text('innen'))] }] }] }, { type: 'item', content: [line(text('zwei'))] }] },
  { type: 'quote', content: [line(text('gefragt')), { type: 'quote', content: [line(text('älter'))] }] },
  line(picture),
)

describe('formatted words', () => {
  it('say the same in plain text', () => {
    expect(formattedText(letter).split('\n')).toEqual([
      'Guten Tag,',
      '',
      'bis *Freitag, /12 Uhr/*, siehe Preisliste <https://a.example/p?x=1&y=2>',
      '- eins',
      '  1. innen',
      '- zwei',
      '> gefragt',
      '>> älter',
      '[Schaden.png]',
    ])
  })

  it('name a target once, and not where the words are the target', () => {
    expect(formattedText(doc(line(text('www.a.example', link('https://www.a.example/')), text(' und '), text('hi', link('mailto:a@b.example')), text('er', bold, link('mailto:a@b.example')))))).toBe(
      'www.a.example und hi*er* <mailto:a@b.example>',
    )
  })

  it('are escaped in HTML, whoever wrote them', () => {
    const html = formattedHtml(doc(line(text(`<script>alert(1)</script> & "x" 'y'`), text('z', link('https://a.example/"onclick="x'))), line(), line(picture)), (id) => `cid:${id}`)
    expect(html).not.toMatch(/<script|"onclick/)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#39;y&#39;')
    expect(html).toContain('<div><br></div>')
    expect(html).toContain('<img src="cid:a@picture.invalid" alt="Schaden.png"')
  })

  it('plain words become lines and quotes, and come back as they were', () => {
    expect(formattedFromText('a\n> b\n>> c\n\nd').content).toEqual([line(text('a')), { type: 'quote', content: [line(text('b')), { type: 'quote', content: [line(text('c'))] }] }, line(), line(text('d'))])
    const words = fc.array(fc.constantFrom('Wort', '', '> zitiert', '>> tiefer', '>', '>>>>>>>>>> sehr tief', '-- ', '  eingerückt', '>ohne Lücke'), { maxLength: 20 }).map((lines) => lines.join('\n'))
    const tidy = (of: string): string => of.replace(/^(>+) ?/gm, (_all, signs: string) => signs).trimEnd()
    fc.assert(fc.property(words, (before) => {
        expect(tidy(formattedText(formattedFromText(before)))).toBe(tidy(before))
      }),
    )
  })
})

describe('what a window gives for formatted', () => {
  const nested = (depth: number): Block => (depth === 0 ? line(text('x')) : { type: 'quote', content: [nested(depth - 1)] })

  it('is taken where all of it is known, without what is not', () => {
    expect(readFormatted(JSON.stringify(letter))).toEqual({ ok: true, value: letter })
    expect(readFormatted(JSON.stringify({ ...letter, content: [{ ...line(text('x')), attrs: { style: 'x' }, onclick: 'x' }], script: 1 }))).toEqual({ ok: true, value: doc(line(text('x'))) })
    expect(readFormatted(JSON.stringify(doc(nested(10)))).ok).toBe(true)
  })

  it.each([
    ['no JSON', 'kaputt'],
    ['nothing', 'null'],
    ['no block', JSON.stringify({ type: 'doc', content: [] })],
    ['an element of its own', JSON.stringify({ type: 'doc', content: [{ type: 'iframe', attrs: { src: 'https://x.example' } }] })],
    ['HTML', JSON.stringify({ type: 'doc', content: [{ type: 'html', text: '<script>' }] })],
    ['a link that runs', JSON.stringify(doc(line(text('x', link('javascript:alert(1)')))))],
    ['a link to a file', JSON.stringify(doc(line(text('x', link('file:///etc/passwd')))))],
    ['a link of two lines', JSON.stringify(doc(line(text('x', link('https://a.example/\r\nBcc: x')))))],
    ['a picture from a server', JSON.stringify(doc(line({ type: 'picture', attrs: { contentId: 'https://x.example/a.png', alt: '' } })))],
    ['a picture with a header in its name', JSON.stringify(doc(line({ type: 'picture', attrs: { contentId: 'a@b>\r\nX: y', alt: '' } })))],
    ['deeper than a letter', JSON.stringify(doc(nested(11)))],
    ['endlessly deep', `${'{"type":"quote","content":['.repeat(100_000)}${']}'.repeat(100_000)}`],
  ])('is refused: %s', (_name, json) => {
    expect(readFormatted(json)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  it('whatever comes, no element is made but ours', async () => {
    const any = fc.record({ words: fc.string({ minLength: 1 }), alt: fc.string({ maxLength: 200 }) })
    await fc.assert(
      fc.asyncProperty(any, async ({ words, alt }) => {
        const read = readFormatted(JSON.stringify(doc(line(text(words, bold), { type: 'picture', attrs: { contentId: 'a@b', alt } }))))
        if (!read.ok) return
        const html = formattedHtml(read.value, (id) => `cid:${id}`)
        expect((html.match(/<(?!\/)/g) ?? []).length).toBe(8)
        expect((await PostalMime.parse(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`)).attachments).toEqual([])
      }),
    )
  })
})
