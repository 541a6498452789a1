import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withSignature } from '../../src/renderer/features/composer/signature'

const quote = 'Am 3. März schrieb Erika:\n> Guten Tag\n> Gruß'

describe('another signature', () => {
  it.each([
    ['takes the place of the old one', '\n\n\nGruß\nBüro\n', 'Gruß\nBüro', 'Buchhaltung', '\n\n\nBuchhaltung\n'],
    ['stands above the quote', `Hallo\n\nGruß\n\n${quote}\n`, 'Gruß', 'Chef', `Hallo\n\nChef\n\n${quote}\n`],
    ['comes where there was none', `\n\n\n${quote}\n`, '', 'Chef', `\n\n\nChef\n\n${quote}\n`],
    ['goes where the next has none', `Hallo\n\nGruß\n\n${quote}\n`, 'Gruß', '', `Hallo\n\n${quote}\n`],
    ['leaves what stands below it', 'Hallo\n\nGruß\n\nPS: Danke\n', 'Gruß', 'Chef', 'Hallo\n\nChef\n\nPS: Danke\n'],
    ['leaves one that was changed by hand', 'Hallo\n\nGruß aus Kiel\n', 'Gruß', 'Chef', 'Hallo\n\nGruß aus Kiel\n'],
    ['never touches a quoted one', `Hallo\n\n${quote}\n`, 'Gruß', 'Chef', `Hallo\n\n${quote}\n`],
    ['stands above what is passed on', 'Hallo\n\n---------- Weitergeleitete Nachricht ----------\nVon: x\n\nGruß\n', '', 'Chef', 'Hallo\n\nChef\n\n---------- Weitergeleitete Nachricht ----------\nVon: x\n\nGruß\n'],
  ])('%s', (_name, text, before, after, expected) => {
    expect(withSignature(text, before, after)).toBe(expected)
  })

  it('the same changes nothing', () => {
    expect(withSignature('Hallo \n\n\n', 'Gruß', 'Gruß\n')).toBe('Hallo \n\n\n')
  })

  it('no word of one’s own and no line of a quote is ever lost', () => {
    const words = fc.array(fc.constantFrom('Hallo', '', '> zitiert', 'Gruß', 'Büro', 'Am 3. schrieb x:', 'Wort'), { maxLength: 12 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(words, (text) => {
        const count = (of: string): number => of.split('\n').filter((line) => line.trim() !== '' && line !== 'Chef').length
        const changed = withSignature(text, 'Gruß\nBüro', 'Chef')
        expect(count(text) - count(changed)).toBe(changed.split('\n').includes('Chef') ? 2 : 0)
      }),
    )
  })
})
