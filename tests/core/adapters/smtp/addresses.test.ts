import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddresses } from '../../../../src/core/adapters/smtp/addresses'

const read = (line: string): string[] => {
  const result = readAddresses(line)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.map(({ name, address }) => (name ? `${name}|${address}` : address))
}

describe('a line of addresses', () => {
  it.each<[string, string[]]>([
    ['', []],
    [' , ; ', []],
    ['a@b.de', ['a@b.de']],
    ['a@b.de; c@d.de,e@f.de', ['a@b.de', 'c@d.de', 'e@f.de']],
    ['Müller GmbH <info@müller.de>, "Nord, Licht" <a@b.de>', ['Müller GmbH|info@müller.de', 'Nord, Licht|a@b.de']],
    ['a@b.de, A@B.de', ['a@b.de']],
    ['"a@b.de" <a@b.de>', ['a@b.de']],
    ['Verteiler: a@b.de, c@d.de;', ['a@b.de', 'c@d.de']],
    ['a@b.de (Max)', ['Max|a@b.de']],
    ['Max < a@b.de >', ['Max|a@b.de']],
    ["o'neil+fax@b-c.example", ["o'neil+fax@b-c.example"]],
    ['"mit leer"@b.de', ['"mit leer"@b.de']],
    ['x@[192.0.2.1]', ['x@[192.0.2.1]']],
    ['ich@localhost', ['ich@localhost']],
  ])('%j', (line, expected) => expect(read(line)).toEqual(expected))

  it.each([
    'Max Muster',
    'max(at)muster.de',
    'max@muster',
    'max@',
    '@muster.de',
    'a..b@c.de',
    '.a@c.de',
    'a@c..de',
    'a@-c.de',
    'a@c.de, Max',
    'a@b.de c@d.de',
    'Bad\r\nBcc: x@y.de <a@b.de>',
    'a@b.example\r\nBcc: c@d.example',
    'a@b.de Team: c@d.de;',
    `${'a'.repeat(65)}@b.de`,
    `a@${'b'.repeat(64)}.de`,
    `a@${'b.'.repeat(130)}de`,
    'a@[kein.literal]',
    'a b@c.de d',
    'max muster@firma.de',
  ])('%j is named as invalid', (line) => expect(readAddresses(line)).toMatchObject({ ok: false, error: { code: 'address-invalid' } }))

  it('never throws, and never yields a line break', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('', '<a@b.de>', '\r\nBcc: x@y.de', '"', ';'), (text, tail) => {
        const result = readAddresses(text + tail)
        const parts = result.ok ? result.value.flatMap(({ name, address }) => [name, address]) : []
        return parts.every((part) => !/[\r\n\0]/.test(part))
      }),
      { numRuns: 2_000 },
    )
  })
})
