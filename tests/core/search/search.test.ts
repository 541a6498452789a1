import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findHandlers, findIds, parseQuery } from '../../../src/core/search'
import { compareIndex, dropEntries, reindexContact, reindexMessages } from '../../../src/core/store/search-index'
import { systemClock } from '../../../src/core/adapters/system'
import { openArchive, type Archive } from '../../helpers/archive'

const find = async (archive: Archive, query: string, limit = 50, before: string | null = null) => {
  const result = await findHandlers({ ...archive, clock: systemClock }, Number.POSITIVE_INFINITY)['search.find']({ query, limit, before })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const ids = async (archive: Archive, query: string) => (await find(archive, query)).hits.map((hit) => hit.messageId)
const shown = ({ text, ranges }: { text: string; ranges: [number, number][] }) => ranges.map(([start, end]) => text.slice(start, end))

describe('search', () => {
  it('finds by words in subject, text, contact and recognised text', async () => {
    const archive = await openArchive()
    const [mail] = await archive.add({ subject: 'Angebot Nr. 4711', text: 'Sehr geehrte Damen und Herren', from_address: 'info@meier-bau.example' })
    const [fax] = await archive.add({ channel: 'fax', contact: 'Müller & Söhne', fax_number: '+4989123456', pages: ['Seite eins', 'der neue Liefer-\ntermin'] })
    expect(await ids(archive, 'angebot')).toEqual([mail])
    expect(await ids(archive, 'geehrte 4711')).toEqual([mail])
    expect(await ids(archive, 'info@meier-bau.example')).toEqual([mail])
    expect(await ids(archive, 'mueller soehne')).toEqual([fax])
    expect(await ids(archive, 'Liefertermin')).toEqual([fax])
    expect(await ids(archive, '4989123456')).toEqual([fax])
    expect(await ids(archive, 'angebot liefertermin')).toEqual([])
  })

  it('takes a body that was folded where it was read, and folds anew what is not that text', async () => {
    const archive = await openArchive()
    const [same, other] = await archive.add({ text: 'Grüße zu A-1312/B' }, { text: 'Mahnung' })
    if (same === undefined || other === undefined) throw new Error('nothing was added')
    const problems = () => archive.store.read((tx) => compareIndex(tx, async () => undefined))
    const given = (of: string, text: string, numbers: string[]) => ({ of, folded: { text, numbers } })
    await archive.store.write((tx) => reindexMessages(tx, [same, other], new Map([[same, given('Grüße zu A-1312/B', 'gruss zu a-1312/b', ['a1312b', '1312b'])], [other, given('Mahnung zu', 'mahnung zu', [])]])))
    expect(await ids(archive, 'zu')).toEqual([same])
    // What was given for the very text is believed: "gruss" is no folding of "Grüße", and the comparison of the index says so.
    expect(await ids(archive, 'gruss 1312')).toEqual([same])
    expect(await problems()).toHaveLength(1)
    await archive.store.write((tx) => reindexMessages(tx, [same, other]))
    expect(await ids(archive, 'grusse a1312b')).toEqual([same])
    expect(await problems()).toEqual([])
  })

  it('lets the last word go on and no other', async () => {
    const archive = await openArchive()
    const [id] = await archive.add({ text: 'Rechnungsnummer fehlt' })
    expect(await ids(archive, 'fehlt rechn')).toEqual([id])
    expect(await ids(archive, 'rechn fehlt')).toEqual([])
  })

  it('wants what is written together to stand together', async () => {
    const archive = await openArchive()
    const [id] = await archive.add({ text: 'Ihr Zeichen RE-2024/17' }, { text: 'RE 17 von 2024' })
    expect(await ids(archive, 'RE-2024/17')).toEqual([id])
  })

  it('shows the newest first and goes on behind the last', async () => {
    const archive = await openArchive()
    const all = await archive.add(...Array.from({ length: 25 }, (_, index) => ({ text: 'Mahnung', at: 1_000_000 + Math.floor(index / 3) })))
    const seen: string[] = []
    let before: string | null = null
    do {
      const page = await find(archive, 'mahnung', 10, before)
      seen.push(...page.hits.map((hit) => hit.messageId))
      before = page.next
    } while (before !== null)
    expect(seen).toHaveLength(25)
    expect(new Set(seen)).toEqual(new Set(all))
    const moments = await archive.store.read((tx) => tx.selectFrom('message').select(['id', 'at']).execute())
    const at = new Map(moments.map((row) => [row.id, row.at]))
    expect(seen.map((id) => at.get(id))).toEqual([...seen.map((id) => at.get(id) ?? 0)].sort((a, b) => b - a))
  })

  it('keeps messages of one moment apart, also more than fit, and moments that make no sense', async () => {
    const archive = await openArchive()
    await archive.add(...Array.from({ length: 1_200 }, () => ({ text: 'Rundschreiben', at: 5 })))
    await archive.add({ text: 'Rundschreiben', at: 6 }, { text: 'Rundschreiben', at: -1 }, { text: 'Rundschreiben', at: 0 })
    await archive.add({ text: 'Rundschreiben', at: Number.MAX_SAFE_INTEGER }, { text: 'Rundschreiben', at: Number.MAX_SAFE_INTEGER })
    await archive.add(...Array.from({ length: 1_200 }, () => ({ text: 'Rundschreiben', at: 5 })))
    const positions = await archive.store.read((tx) => tx.selectFrom('search_entry').select('position').execute())
    expect(new Set(positions.map((row) => row.position)).size).toBe(2_405)
    expect(positions.every(({ position }) => Number.isSafeInteger(position) && position >= 0)).toBe(true)
    expect(await findIds(archive.store, 'rundschreiben', 5_000)).toHaveLength(2_405)
  })

  it('keeps one entry of a message whose text, moment or conversation changed', async () => {
    const archive = await openArchive()
    const [id = '', other = ''] = await archive.add({ text: 'alt', at: 1_000 }, { text: 'anderes', at: 2_000 })
    await archive.store.write(async (tx) => {
      const row = await tx.selectFrom('message').select('conversation_id').where('id', '=', other).executeTakeFirstOrThrow()
      await tx.updateTable('message').set({ text: 'neu anderes', at: 3_000, conversation_id: row.conversation_id }).where('id', '=', id).execute()
      await reindexMessages(tx, [id, id])
    })
    expect(await ids(archive, 'alt')).toEqual([])
    expect(await ids(archive, 'anderes')).toEqual([id, other])
    const hits = await findIds(archive.store, 'anderes', 10)
    expect(new Set(hits.map((hit) => hit.conversationId)).size).toBe(1)
    // Nothing of the old text is left in the index, where it would count as a row of its own.
    expect(await archive.store.read((tx) => compareIndex(tx, async () => undefined))).toEqual([])
  })

  it('spells a prefix out to few words and to many alike', async () => {
    const archive = await openArchive()
    const all = await archive.add(...Array.from({ length: 100 }, (_, index) => ({ text: `Teil${index} Nr. 17/${index}`, at: index })))
    expect(await findIds(archive.store, 'teil', 200)).toHaveLength(100)
    expect((await findIds(archive.store, 'teil9', 200)).map((hit) => hit.messageId).sort()).toEqual([9, ...Array.from({ length: 10 }, (_, index) => 90 + index)].map((index) => all[index]).sort())
    expect(await findIds(archive.store, '17/9', 200)).toHaveLength(11)
    expect(await findIds(archive.store, '17', 200)).toHaveLength(100)
    expect(await findIds(archive.store, 'teilx', 200)).toEqual([])
  })

  it('finds a message by the name its contact got later, and no longer when it is gone', async () => {
    const archive = await openArchive()
    const [id = ''] = await archive.add({ text: 'Fax', contact: '' })
    await archive.store.write(async (tx) => {
      const row = await tx.selectFrom('message').select('contact_id').where('id', '=', id).executeTakeFirstOrThrow()
      await tx.updateTable('contact').set({ name: 'Spedition Öhler' }).execute()
      await reindexContact(tx, row.contact_id ?? '')
    })
    expect(await ids(archive, 'oehler')).toEqual([id])
    await archive.store.write(async (tx) => {
      await dropEntries(tx, [id])
    })
    expect(await ids(archive, 'oehler')).toEqual([])
  })

  it('marks hits in contact, subject and the best place of the text', async () => {
    const archive = await openArchive()
    await archive.add({
      contact: 'Gärtnerei Blüm',
      subject: 'Lieferung von Rosen',
      text: `${'Lieferung ohne das andere Wort. '.repeat(30)}\nDie   Rosen kommen mit der Liefer-\nung am Montag. ${'Nachwort. '.repeat(50)}`,
    })
    const [hit] = (await find(archive, 'lieferung rosen')).hits
    expect(shown(hit!.subject)).toEqual(['Lieferung', 'Rosen'])
    expect(shown(hit!.snippet)).toEqual(expect.arrayContaining(['Rosen', 'Lieferung']))
    expect(hit!.snippet.text).not.toMatch(/\s\s|\n/)
    expect(hit!.snippet.text.length).toBeLessThan(200)
    expect(shown((await find(archive, 'bluem')).hits[0]!.contact)).toEqual(['Blüm'])
  })

  it('shows the recognised text where the hit is there, and the address where only that was the hit', async () => {
    const archive = await openArchive()
    await archive.add({ contact: 'Meier', from_address: 'bestellung@bau.example', text: 'kein Treffer', pages: ['Zweite Seite: Zahlungsziel 14 Tage'] })
    expect(shown((await find(archive, 'zahlungsziel')).hits[0]!.snippet)).toEqual(['Zahlungsziel'])
    expect((await find(archive, 'bestellung')).hits[0]!.contact.text).toBe('Meier <bestellung@bau.example>')
    expect((await find(archive, 'meier')).hits[0]!.contact.text).toBe('Meier')
  })

  it('refuses a cursor that is none', async () => {
    const archive = await openArchive()
    for (const before of ['x', '-1', '1e3', '99999999999999999', '']) {
      const result = await findHandlers({ ...archive, clock: systemClock })['search.find']({ query: 'a', limit: 1, before })
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    }
  })

  it('takes anything typed as words and never fails', async () => {
    const archive = await openArchive()
    await archive.add({ text: 'AND OR NOT NEAR subject body', subject: 'x' })
    for (const query of ['', ' ', '"', '""', '*', 'a*', '"a', '(', 'AND', 'NOT x', 'NEAR(a b)', 'subject:', '-x', 'a OR', "';--", '\0', '^a', '{subject}', 'a'.repeat(1_000), 'a '.repeat(500)]) {
      await find(archive, query)
    }
    expect(await ids(archive, 'NOT AND')).toHaveLength(1)
    expect(await ids(archive, '(subject) "body"')).toHaveLength(1)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (query) => {
        await find(archive, query)
      }),
      { numRuns: 300 },
    )
  })

  it('finds a text by any of its words', async () => {
    const archive = await openArchive()
    const unit = fc.constantFrom(...'aAbeEoOuUnst äÖüßéøŁ019-_.,/@&\n\u00a0\u00ad\u0308"*()')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 40 }), async (typed) => {
        const text = typed.replace(/(^|\s|")-/g, '$1') // a minus takes away
        const [id] = await archive.add({ text })
        for (const { text: word } of parseQuery(text).words)
          expect((await findIds(archive.store, word, 5_000)).map((hit) => hit.messageId)).toContain(id)
        if (parseQuery(text).words.length > 0) expect((await findIds(archive.store, text, 5_000)).map((hit) => hit.messageId)).toContain(id)
      }),
      { numRuns: 200, examples: [['1a_éa']] },
    )
  })

  it('bounds the words of a query', () => {
    expect(parseQuery('wort '.repeat(500)).tree).toMatchObject({ parts: { length: 32 } })
    expect(parseQuery('a-'.repeat(500)).words).toEqual([{ text: 'a', prefix: true }])
  })
})
