import { describe, expect, it } from 'vitest'
import { findLinks } from '../../src/renderer/features/conversation/text-links'

const shown = (text: string) => findLinks(text).map(({ start, end }) => text.slice(start, end))
const targets = (text: string) => findLinks(text).map(({ href }) => href)

describe('addresses in a plain text', () => {
  it.each([
    ['Siehe https://www.beispiel.example/angebot?nr=12&jahr=2026.', 'https://www.beispiel.example/angebot?nr=12&jahr=2026'],
    ['(www.beispiel.example)', 'https://www.beispiel.example'],
    ['<https://beispiel.example/a(b)>', 'https://beispiel.example/a(b)'],
    ['„http://müller.example/“', 'http://müller.example/'],
    ['an erika.muster+rk@post.beispiel.example, danke', 'mailto:erika.muster+rk@post.beispiel.example'],
  ])('are found without the sentence around them: %s', (text, href) => {
    expect(targets(text)).toEqual([href])
  })

  it.each(['Rechnung.pdf', 'z.B. 12.11.2026', 'javascript:alert(1)', 'file:///etc/passwd', 'xhttps://a.example', 'https://', 'www.', 'a@b', '@name', 'xwww.a.example'])(
    'are nothing else: %s',
    (text) => {
      expect(shown(text)).toEqual([])
    },
  )

  it('stand in their order and never overlap', () => {
    expect(shown('a@b.example https://c.example/d@e.example www.f.example')).toEqual(['a@b.example', 'https://c.example/d@e.example', 'www.f.example'])
  })

  it.each([['a'], ['a.'], ['a@'], ['a@b.'], ['www.'], ['https://'], ['https://a.example/('], ['https://a.example/'.padEnd(2000, ')')]])(
    'are looked for in a long text of %s within a moment',
    (unit) => {
      // Quadratic in a text of this length would be minutes: the test ends by its time limit.
      expect(findLinks(unit.repeat(Math.ceil(1_000_000 / unit.length))).length).toBeLessThanOrEqual(500)
    },
  )
})
