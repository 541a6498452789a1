import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { readFigures } from '../../src/core/dashboard'
import { writeFigures } from '../../src/core/figure-files/table'
import { translator } from '../../src/shared/strings/translate'
import { openArchive } from '../helpers/archive'

const now = Date.parse('2026-06-30T12:00Z')

async function figures() {
  const { store, add } = await openArchive()
  await store.write((tx) => tx.insertInto('setting').values({ key: 'office.zone', value_json: '"Europe/Berlin"' }).execute())
  await add(
    { contact: '=SUMME(A1)', conversation_id: 'c', channel: 'fax', direction: 'in', at: Date.parse('2026-05-04T10:00+02:00') },
    { conversation_id: 'c', channel: 'mail', direction: 'out', delivery_step: 'sent', at: Date.parse('2026-05-04T10:30+02:00') },
    { conversation_id: 'd', channel: 'mail', direction: 'in', at: Date.parse('2026-06-02T10:00+02:00') },
  )
  return store.read((tx) => readFigures(tx, { from: '2026-05-01', to: '2026-06-30', by: 'month', labelId: null, channel: null, now }))
}

describe('the figures as a table', () => {
  it('are opened by a double click in a German Excel', async () => {
    const text = writeFigures(await figures(), 'sheet', 'de', translator('de'))
    expect(text.startsWith('\uFEFFZahl;Von;Bis;Absender;Wert\r\nFaxe, eingegangen;2026-05-01;2026-05-31;;1\r\n')).toBe(true)
    expect(text).toContain('Nachrichten je Unterhaltung;2026-05-01;2026-06-30;;1,5\r\n')
    // A name is never a formula.
    expect(text).toContain(`;"'=SUMME(A1)";1\r\n`)
  })

  it.each([
    ['x;=1+1', "x;'=1+1"],
    ['a, =HYPERLINK("x")', `a, '=HYPERLINK("x")`],
    ['a;@b;-c', "a;'@b;'-c"],
    ['Müller; Söhne - Bau', 'Müller; Söhne - Bau'],
  ])('hold no formula in a spreadsheet that parts names elsewhere: %s', async (name, written) => {
    const base = await figures()
    const named = { ...base, senders: { ...base.senders, senders: base.senders.senders.map((sender) => ({ ...sender, name })) } }
    for (const [form, language] of [['sheet', 'en'], ['sheet', 'de'], ['plain', 'en']] as const) {
      const { data } = Papa.parse<readonly string[]>(writeFigures(named, form, language, translator(language)).replace(/^\uFEFF/, ''), { delimiter: form === 'sheet' && language === 'de' ? ';' : ',' })
      expect(data.map((row) => row[3])).toContain(written)
    }
  })

  it('are read by programs: no mark, commas, points', async () => {
    const text = writeFigures(await figures(), 'plain', 'de', translator('de'))
    const { data, errors } = Papa.parse<readonly string[]>(text, { skipEmptyLines: true })
    expect(errors).toEqual([])
    expect(data.every((row) => row.length === 5)).toBe(true)
    expect(data).toContainEqual(['Nachrichten je Unterhaltung', '2026-05-01', '2026-06-30', '', '1.5'])
    expect(data.filter(([name]) => name === 'Faxe, eingegangen').map((row) => row[4])).toEqual(['1', '0'])
  })

  it('leave out what cannot be measured: no minutes where nothing was answered', async () => {
    const { store } = await openArchive()
    const none = await store.read((tx) => readFigures(tx, { from: '2026-05-01', to: '2026-05-02', by: 'day', labelId: null, channel: null, now }))
    const text = writeFigures(none, 'sheet', 'en', translator('en'))
    expect(text).toContain('Faxes, in",2026-05-01,2026-05-01,,0')
    expect(text).not.toContain('business minutes')
  })
})
