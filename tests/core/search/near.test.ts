import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/core/adapters/system'
import { findHandlers } from '../../../src/core/search'
import { readingCost, shapeOf } from '../../../src/core/store/search-index/shape'
import { openArchive, type Archive } from '../../helpers/archive'

const ask = async (archive: Archive, query: string, limit = 50, before: string | null = null) => {
  const result = await findHandlers({ ...archive, clock: systemClock }, Number.POSITIVE_INFINITY)['search.find']({ query, limit, before })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const fax = (text: string, at: number) => ({ channel: 'fax' as const, pages: [text], at })

describe('what was misread on a fax', () => {
  it.each([
    ['rechnung', 'Rechnunq'],
    ['Müller', 'Muller'],
    ['Straße', 'Stralle'],
    ['Straße', 'StraBe'],
    ['Lieferung', 'Lieferurig'],
    ['Termin', 'Terrnin'],
    ['Holzhandel', 'Ho1zhande1'],
    ['Kostenvoranschlag', 'Kostenvoransch1ag'],
    ['RE-1045/10', 'RE-1O45/l0'],
    ['Dichtungsring', 'Dichtungsrlng'],
  ])('is found by %s where %s stands', async (meant, read) => {
    const archive = await openArchive()
    const [id] = await archive.add(fax(`Betrifft ${read} von heute`, 1))
    const found = await ask(archive, meant)
    expect(found.hits.map(({ messageId }) => messageId)).toEqual([id])
  })

  it.each([
    ['Haus', 'Maus'],
    ['Hand', 'Wand'],
    ['Rechnung', 'Zeichnung'],
    ['Lieferung', 'Förderung'],
    ['Meier', 'Geier'],
    ['4711', '4712'],
    ['Bau', 'Blau'],
  ])('is not %s where %s stands', async (meant, other) => {
    const archive = await openArchive()
    await archive.add(fax(`Betrifft ${other} von heute`, 1))
    expect((await ask(archive, meant)).hits).toEqual([])
  })

  it('comes after everything that is spelled as typed, over pages, once each, and is told apart', async () => {
    const archive = await openArchive()
    const [near = '', other = '', both = ''] = await archive.add(fax('Rechnunq zwei', 9_000), fax('Rechmung drei', 8_000), fax('Rechnung und Rechnunq', 10))
    const exact = await archive.add(...Array.from({ length: 5 }, (_, index) => ({ text: 'Rechnung', at: index })))
    const seen: (readonly [string, boolean])[] = []
    for (let before: string | null = null, first = true; first || before !== null; first = false) {
      const page = await ask(archive, 'rechnung', 2, before)
      seen.push(...page.hits.map((hit) => [hit.messageId, hit.near] as const))
      before = page.next
    }
    expect(seen).toEqual([[both, false], ...[...exact].reverse().map((id) => [id, false] as const), [near, true], [other, true]])
    const whole = await ask(archive, 'rechnung')
    expect(whole.nearWords.map(({ text }) => text).sort()).toEqual(['rechmung', 'rechnunq'])
    const snippet = whole.hits.find(({ messageId }) => messageId === near)?.snippet
    expect(snippet?.ranges.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['Rechnunq'])
  })

  it('is not forgiven in mails, in quotes, or past a filter', async () => {
    const archive = await openArchive()
    const [page] = await archive.add(fax('Rechnunq', 5), { text: 'Rechnunq', at: 6 })
    expect((await ask(archive, 'rechnung')).hits.map(({ messageId }) => messageId)).toEqual([page])
    expect((await ask(archive, '"rechnung"')).hits).toEqual([])
    expect((await ask(archive, 'rechnung kanal:mail')).hits).toEqual([])
    expect((await ask(archive, 'rechnung -kanal:fax')).hits).toEqual([])
    expect((await ask(archive, 'rechnung -rechnunq')).hits).toEqual([])
  })

  it('costs less the more alike two words look', () => {
    expect(readingCost('rechnung', 'rechnung')).toBe(0)
    expect(readingCost('rechnung', 'rechnunq')).toBeLessThan(readingCost('rechnung', 'rechnunx'))
    expect(readingCost('termin', 'terrnin')).toBeLessThan(0.5)
    expect(shapeOf('rechnunq')).toBe(shapeOf('rechnung'))
  })
})

describe('did you mean', () => {
  it('offers the query with the word that messages have, where nothing was found', async () => {
    const archive = await openArchive()
    await archive.add({ text: 'Die Dachrinne' }, { text: 'Dachrinne neu' }, { text: 'Angebot' })
    expect((await ask(archive, 'angebot dachrine')).meant).toEqual(['angebot dachrinne'])
    expect((await ask(archive, 'Dahcrinne')).meant).toEqual(['dachrinne'])
    expect((await ask(archive, 'dachrinne')).meant).toEqual([])
    expect((await ask(archive, 'xyzxyzxyz')).meant).toEqual([])
  })
})
