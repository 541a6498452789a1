import { describe, expect, it } from 'vitest'
import { readAddresses } from '../../../src/core/fields'
import { typed, typedPage } from '../../helpers/typewriter'

const body = '\n\n\nSehr geehrte Damen und Herren,\n\nwir bitten um ein Angebot.\n\nMit freundlichen Grüßen\n'

function found(text: string, confidence = 92): readonly string[] {
  const words = typed(text).map((word) => ({ ...word, confidence }))
  return readAddresses([{ number: 1, ...typedPage, words, line: null }]).map(({ kind, value }) => `${kind} ${value}`)
}

describe('how a sender is reached, as a fax says it', () => {
  it.each([
    ['a letterhead', `# Praxis Dr. Habermehl\nTelefon 069 90009-710   Telefax 069 90009-713\npraxis@habermehl.example   www.habermehl.example${body}`, ['email praxis@habermehl.example', 'phone +496990009710', 'fax +496990009713', 'web www.habermehl.example']],
    ['with its label', `# Firma\nE-Mail: Info@Firma.Example${body}`, ['email info@firma.example']],
    ['torn apart at the sign and the dots', `# Firma\ninfo @ firma-nord. de${body}`, ['email info@firma-nord.de']],
    ['with the sign misread', `# Firma\ninfo©firma-nord.de   kontakt(at)firma-nord.de${body}`, ['email info@firma-nord.de', 'email kontakt@firma-nord.de']],
    ['with the last dot lost', `# Firma\neinkauf @ firma-nord example${body}`, ['email einkauf@firma-nord.example']],
    ['asked for in the text', `# Firma${body}Bitte antworten Sie an einkauf@firma-nord.de, danke.`, ['email einkauf@firma-nord.de']],
    ['twice is once', `# Firma\ninfo@firma.example${body}\ninfo@firma.example`, ['email info@firma.example']],
    ['a name with dots and a sub-domain', `# Firma\nanna.maria-beispiel@post.firma.example${body}`, ['email anna.maria-beispiel@post.firma.example']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    ['the end of a sentence', 'Das war gestern.Wir melden uns@morgen.Wir rufen an'],
    ['letters with accents, of which nobody knows whether they are specks', 'info@müller.de'],
    ['two dots', 'info..post@firma.de'],
    ['no name', '@firma.de'],
    ['no ending', 'info@firma'],
    ['words behind it that are no ending', 'info@firma bitte'],
    ['an unheard-of ending', 'info@firma.derr'],
    ['a price', '3 @ 4.50'],
    ['a number that is no telephone number', 'Telefon 12'],
  ])('nothing in %s', (_, text) => {
    expect(found(`# Firma\n${text}${body}`)).toEqual([])
  })

  it('not what belongs to the recipient of a cover sheet', () => {
    const sheet = '# TELEFAX\n\nAn: Quendelbach Armaturen GmbH\nFax: 030 23125-190\nTelefon: 030 23125-100\nE-Mail: post@quendelbach.example\n\n\nVon: Tollmoor Anlagenbau GmbH\nFax: 040 66969-418\nTelefon: 040 66969-412\nE-Mail: einkauf@tollmoor.example'
    expect(found(sheet)).toEqual(['email einkauf@tollmoor.example', 'phone +494066969412', 'fax +494066969418'])
  })

  it('nothing that the recogniser itself did not believe', () => {
    expect(found(`# Firma${body}info @ firma-nord. de`, 20)).toEqual([])
  })

  it('says where it stands', () => {
    const [address] = readAddresses([{ number: 1, ...typedPage, words: typed(`# Firma\nMail info@firma.example${body}`), line: null }])
    const word = typed('\nMail info@firma.example')[1]
    expect(address).toMatchObject({ page: 1, box: word?.box })
  })

  it('of no pages, of empty ones and of ten thousand signs', () => {
    expect(readAddresses([])).toEqual([])
    expect(found('')).toEqual([])
    expect(found(`${'a'.repeat(5_000)}@${'b.'.repeat(2_500)}de`)).toEqual([])
    expect(found(Array.from({ length: 60 }, () => 'a@ b. '.repeat(20)).join('\n'))).toEqual([])
  })
})
