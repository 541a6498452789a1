import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../src/core/contact-files/read-file'
import { readTable, writeTable } from '../../../src/core/contact-files/table'
import { readVcards, writeVcard, type Card } from '../../../src/core/contact-files/vcard'
import { translator } from '../../../src/shared/strings/translate'

const told = (entries: ReturnType<typeof readVcards> | null) => entries?.map(({ name, addresses }) => [name, ...addresses.map(({ kind, value }) => `${kind} ${value}`)])
const id = '0190a0a0-0000-7000-8000-000000000001'
const card: Card = {
  id,
  name: 'Müller, Söhne; & Co. \\ Nord',
  addresses: [
    { kind: 'email', value: 'post@mueller.example' },
    { kind: 'phone', value: '+494312091744' },
    { kind: 'fax', value: '+494312091745' },
    { kind: 'web', value: 'www.mueller.example' },
    { kind: 'customer', value: 'K 7540/B' },
    { kind: 'iban', value: 'DE89370400440532013000' },
  ],
}

describe('cards', () => {
  it.each<[string, string, ReturnType<typeof told>]>([
    ['4.0', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Krause\r\nEMAIL;TYPE=work:anna@werft.example\r\nTEL;VALUE=uri;TYPE="voice,home":tel:+49-431-2091744\r\nTEL;TYPE=fax:0431 2091745\r\nEND:VCARD', [['Anna Krause', 'email anna@werft.example', 'phone +49-431-2091744', 'fax 0431 2091745']]],
    ['3.0 of Outlook', 'BEGIN:VCARD\nVERSION:3.0\nN:Krause;Anna;;;\nFN:Anna Krause\nORG:Werft Krause GmbH;Einkauf\nTEL;TYPE=WORK,FAX:+49 431 2091745\nEMAIL;TYPE=PREF,INTERNET:anna@werft.example\nEND:VCARD', [['Anna Krause', 'fax +49 431 2091745', 'email anna@werft.example']]],
    ['3.0 of Apple, with groups', 'BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Werft\nitem1.EMAIL;type=INTERNET:post@werft.example\nitem1.X-ABLabel:Zentrale\nitem2.URL;type=pref:https\\://werft.example\nEND:VCARD', [['Werft', 'email post@werft.example', 'web https://werft.example']]],
    ['2.1 of a telephone, quoted', 'BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller=\n=20Bau\nTEL;CELL:0170 1234567\nEND:VCARD', [['Müller Bau', 'phone 0170 1234567']]],
    ['a line that goes on', 'BEGIN:VCARD\nFN:Werft\n  Krause\nNOTE:eins\\nzwei\nEND:VCARD', [['Werft Krause']]],
    ['no FN: the parts of the name, else the firm', 'BEGIN:VCARD\nN:Krause;Anna\nEND:VCARD\nBEGIN:VCARD\nORG:Werft\\; Krause;Lager\nEND:VCARD', [['Anna Krause'], ['Werft; Krause']]],
    ['small letters, blanks, two cards', 'begin:vcard \nfn:A\nend:vcard\n\nbegin:vcard\nfn:B\nend:vcard\n', [['A'], ['B']]],
    ['a name of several lines', 'BEGIN:VCARD\nFN:A\\nB\u0000C\nEND:VCARD', [['A B C']]],
    ['a card that has no end', 'BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD', [['B']]],
    ['an end without a begin', 'END:VCARD\nFN:A', []],
    ['lines that are none', 'BEGIN:VCARD\n::::\n;;;=\nFN\nEMAIL;X="\nFN:A\nEND:VCARD', [['A']]],
    ['values too long', `BEGIN:VCARD\nFN:A\nEMAIL:${'x'.repeat(400)}\nPHOTO:${'A'.repeat(50_000)}\nEND:VCARD`, [['A']]],
  ])('are read: %s', (_, text, entries) => {
    expect(told(readVcards(text))).toEqual(entries)
  })

  it('are written so that they are read again, in lines of 75 bytes at most', () => {
    const written = writeVcard({ ...card, name: `${card.name} ${'äöü€𝄞'.repeat(30)}` })
    for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(written).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n/)
    expect(readVcards(writeVcard(card))).toEqual([{ line: 1, id, name: card.name, addresses: [...card.addresses.slice(0, 3), { kind: 'web', value: 'https://www.mueller.example' }, ...card.addresses.slice(4)] }])
  })

  it('never throw, whatever stands there, and a written name comes back', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(readVcards(`BEGIN:VCARD\n${text}\nEND:VCARD`))))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }), (typed) => {
        const name = typed.replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 200)
        if (name !== '') expect(readVcards(writeVcard({ ...card, name, addresses: [] }))[0]?.name).toBe(name)
      }),
    )
  })
})

describe('tables', () => {
  const outlook = 'Vorname,Nachname,Firma,Fax geschäftlich,Telefon geschäftlich,E-Mail-Adresse,E-Mail-Typ\nAnna,Krause,Werft,0431 2091745,"0431 2091744",anna@werft.example,SMTP\n'
  it.each<[string, string, ReturnType<typeof told> | undefined]>([
    ['of Outlook, commas', outlook, [['Anna Krause', 'email anna@werft.example', 'phone 0431 2091744', 'fax 0431 2091745']]],
    ['semicolons', 'Name;E-Mail;Telefax\nWerft;post@werft.example;0431/2091745', [['Werft', 'email post@werft.example', 'fax 0431/2091745']]],
    ['tabs, several columns of a kind', 'Name\tE-Mail\tE-Mail 2\nWerft\ta@w.example\tb@w.example', [['Werft', 'email a@w.example', 'email b@w.example']]],
    ['of Google, three colons', 'Name,Phone 1 - Type,Phone 1 - Value,E-mail 1 - Value\nWerft,Work,0431 1 ::: 0431 2,a@w.example', [['Werft', 'email a@w.example', 'phone 0431 1', 'phone 0431 2']]],
    ['a cell with a line of its own', 'Name;E-Mail\n"Werft\nKrause";a@w.example', [['Werft Krause', 'email a@w.example']]],
    ['a firm without a person', 'Firma;Kundennummer;IBAN\nWerft;4711;DE89 3704 0044 0532 0130 00', [['Werft', 'customer 4711', 'iban DE89 3704 0044 0532 0130 00']]],
    ['a guarded formula is what it was', "Name;E-Mail\n'=Krause;'+x@w.example", [['=Krause', 'email +x@w.example']]],
    ['rows too short and too long, empty ones', 'Name;E-Mail\nA\n\n;;;;\nB;b@w.example;x;y', [['A'], ['B', 'email b@w.example']]],
    ['a quote that never ends', 'Name;E-Mail\n"A;a@w.example\nB;b@w.example', [['A;a@w.example B;b@w.example']]],
    ['Excel says what stands between', 'sep=,\nName,E-Mail\nA,a@w.example', [['A', 'email a@w.example']]],
    ['two columns, the last row short', 'Name;E-Mail\nWerft;post@werft.example\nAnna;x\n', [['Werft', 'email post@werft.example'], ['Anna', 'email x']]],
    ['headings that name nobody', 'Datum;Betrag\n1;2', undefined],
    ['nothing', '', undefined],
  ])('are read: %s', (_, text, entries) => {
    expect(told(readTable(text))).toEqual(entries)
  })

  it('are written for a German Excel, and read again', () => {
    const written = writeTable([card, { ...card, name: 'Zwei', addresses: [{ kind: 'email', value: 'a@z.example' }, { kind: 'email', value: 'b@z.example' }] }], translator('de'))
    expect(written.startsWith('\uFEFFName;E-Mail-Adresse;E-Mail-Adresse 2;Telefon;Faxnummer;Website;Kundennummer;IBAN;Rueckkanal-ID\r\n')).toBe(true)
    expect(readTable(written.slice(1))).toEqual([
      { line: 2, id, name: card.name, addresses: card.addresses.map(({ kind, value }) => ({ kind, value: value.replace(/^\+49/, '0049 ') })) },
      { line: 3, id, name: 'Zwei', addresses: [{ kind: 'email', value: 'a@z.example' }, { kind: 'email', value: 'b@z.example' }] },
    ])
  })

  it('hold no formula, whatever a stranger calls himself', () => {
    const names = ['=cmd|\' /C calc\'!A0', '+1+1', '-2+3', '@SUM(A1)', '\t=1+1', '=HYPERLINK("http://x";"y")']
    const written = writeTable(names.map((name) => ({ id, name, addresses: [{ kind: 'customer', value: name.trim() }, { kind: 'fax', value: '+494312091744' }] })), translator('de'))
    const cells = written.slice(1).split('\r\n').flatMap((row) => row.match(/"(?:[^"]|"")*"|[^;]+/g) ?? [])
    expect(cells.length).toBeGreaterThan(names.length * 3)
    for (const cell of cells) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/)
    expect(readTable(written.slice(1))?.map(({ name }) => name)).toEqual(names.map((name) => name.trim()))
  })

  it('never throw, whatever stands there', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(readTable(`Name;E-Mail\n${text}`))))
  })
})

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('Müller €')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFMüller €')],
    ['UTF-16 of Excel', Buffer.from('\uFEFFMüller €', 'utf16le')],
    ['UTF-16, the other way', Buffer.from('\uFEFFMüller €', 'utf16le').swap16()],
    ['of an older Windows', Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x80])],
  ])('is told: %s', (_, bytes) => {
    expect(textOf(bytes)).toBe('Müller €')
  })
})
