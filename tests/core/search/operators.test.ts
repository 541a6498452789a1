import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/core/adapters/system'
import { findHandlers } from '../../../src/core/search'
import { find, reindexMessages, type SearchTree } from '../../../src/core/store/search-index'
import { openArchive, type Archive } from '../../helpers/archive'

const ask = async (archive: Archive, query: string, limit = 50, before: string | null = null) => {
  const result = await findHandlers({ ...archive, clock: systemClock }, Number.POSITIVE_INFINITY)['search.find']({ query, limit, before })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const ids = async (archive: Archive, query: string) => (await ask(archive, query)).hits.map(({ messageId }) => messageId)
const codes = async (archive: Archive, query: string) => (await ask(archive, query)).complaints.map(({ code }) => code)
const at = (year: number, month: number, day: number) => new Date(year, month - 1, day, 12).getTime()

async function office() {
  const archive = await openArchive()
  const [mail = '', sent = '', fax = '', old = ''] = await archive.add(
    { subject: 'Angebot Küche', text: 'Siehe Meier & Söhne', contact: 'Tischlerei Blüm', from_name: 'Eva Blüm', from_address: 'eva@bluem.example', to_json: JSON.stringify([{ name: '', address: 'post@buero.example' }]), at: at(2026, 3, 12) },
    { direction: 'out', subject: 'Re: Angebot', text: 'Danke, Frau Meier', contact: 'Tischlerei Blüm', from_name: 'Büro', from_address: 'post@buero.example', to_json: JSON.stringify([{ name: 'Eva Blüm', address: 'eva@bluem.example' }]), at: at(2026, 4, 1) },
    { channel: 'fax', contact: 'Meier Bau', fax_number: '+494312091744', pages: ['Bestellung A-1312/B\nBetrag 6.247,69 EUR'], at: at(2026, 3, 31) },
    { subject: 'Mahnung', text: 'alt', contact: 'Meier Bau', from_address: 'info@meier.example', at: at(2025, 12, 31) },
  )
  return { archive, mail, sent, fax, old }
}

describe('operators', () => {
  it('tell who wrote from who was written to and from the text', async () => {
    const { archive, mail, sent, fax, old } = await office()
    expect(await ids(archive, 'meier')).toEqual([sent, fax, mail, old])
    expect(await ids(archive, 'von:meier')).toEqual([fax, old])
    expect(await ids(archive, 'from:mei')).toEqual([fax, old])
    expect(await ids(archive, 'an:blüm')).toEqual([sent])
    expect(await ids(archive, 'to:post@buero.example')).toEqual([mail])
    expect(await ids(archive, 'mit:bluem')).toEqual([sent, mail])
    expect(await ids(archive, 'von:"tischlerei blüm"')).toEqual([mail])
    expect(await ids(archive, 'von:"blüm tischlerei"')).toEqual([])
    expect(await ids(archive, 'von:431')).toEqual([])
  })

  it('know channel, direction, subject and attachments', async () => {
    const { archive, mail, sent, fax, old } = await office()
    expect(await ids(archive, 'kanal:fax')).toEqual([fax])
    expect(await ids(archive, 'channel:e-mail')).toEqual([sent, mail, old])
    expect(await ids(archive, 'ist:gesendet')).toEqual([sent])
    expect(await ids(archive, 'betreff:angebot')).toEqual([sent, mail])
    expect(await ids(archive, 'betreff:danke')).toEqual([])
    await archive.store.write(async (tx) => {
      const row = { id: crypto.randomUUID(), message_id: old, role: 'attached' as const, position: 0, sha256: 'b'.repeat(64), name: 'Zahlplan Küche.pdf', media_type: 'application/pdf', size: 1, content_id: null, type: 'pdf' }
      await tx.insertInto('attachment').values(row).execute()
      await reindexMessages(tx, [old])
    })
    expect(await ids(archive, 'hat:anhang')).toEqual([old])
    expect(await ids(archive, 'has:pdf datei:zahlplan')).toEqual([old])
    expect(await ids(archive, 'zahlplan')).toEqual([])
  })

  it('bound time by day, month and year, alone and with words', async () => {
    const { archive, mail, sent, fax, old } = await office()
    expect(await ids(archive, 'vor:2026')).toEqual([old])
    expect(await ids(archive, 'im:3/2026')).toEqual([fax, mail])
    expect(await ids(archive, 'am:31.3.2026')).toEqual([fax])
    expect(await ids(archive, 'nach:31.3.2026')).toEqual([sent])
    expect(await ids(archive, 'seit:31.3.2026')).toEqual([sent, fax])
    expect(await ids(archive, 'meier vor:31.3.2026')).toEqual([mail, old])
    expect(await ids(archive, 'seit:2026 vor:2026')).toEqual([])
    expect(await ids(archive, '-im:3/2026')).toEqual([sent, old])
    expect(await ids(archive, 'mahnung OR nach:31.3.2026')).toEqual([sent, old])
    expect(await ids(archive, 'kanal:fax OR vor:2026 meier')).toEqual([fax, old])
  })

  it('find numbers however they are written', async () => {
    const { archive, fax } = await office()
    for (const query of ['1312', 'A1312B', 'a-1312-b', 'nr:1312', 'nr:1312B', '6247,69', '6.247,69', '04312091744', '0431/20917-44', '+49 431 2091744', 'von:494312091744'])
      expect(await ids(archive, query), query).toEqual([fax])
    expect(await ids(archive, 'nr:131')).toEqual([])
    expect(await ids(archive, '-nr:1312 kanal:fax')).toEqual([])
  })

  it('take away, join and hold together', async () => {
    const { archive, mail, sent, fax, old } = await office()
    expect(await ids(archive, 'meier -angebot')).toEqual([fax, old])
    expect(await ids(archive, '-kanal:mail')).toEqual([fax])
    expect(await ids(archive, '-kanal:fax -ist:gesendet')).toEqual([mail, old])
    expect(await ids(archive, 'mahnung OR bestellung')).toEqual([fax, old])
    expect(await ids(archive, 'meier mahnung ODER danke')).toEqual([sent, old])
    expect(await ids(archive, 'mahnung OR -kanal:mail')).toEqual([fax, old])
    expect(await ids(archive, '"frau meier"')).toEqual([sent])
    expect(await ids(archive, '"meier frau"')).toEqual([])
    expect(await ids(archive, '"mei"')).toEqual([])
  })

  it('are words with a hint where they make no sense, and nothing while they are typed', async () => {
    const { archive, fax } = await office()
    expect(await codes(archive, 'kanal:brief meier')).toEqual(['unknown-choice'])
    expect(await codes(archive, 'vor:irgendwann meier')).toEqual(['no-date'])
    expect(await codes(archive, 'wer:meier')).toEqual(['unknown-operator'])
    expect(await codes(archive, '"offen')).toEqual(['open-quote'])
    expect(await codes(archive, 'meier kanal:')).toEqual([])
    expect(await codes(archive, 'meier kanal:f')).toEqual([])
    expect(await ids(archive, 'bestellung kanal:f')).toEqual([fax])
    expect(await ids(archive, 'kanal:brief bestellung')).toEqual([])
    expect(await codes(archive, 'a OR vor:2020 b OR vor:2021 c OR vor:2022 d OR vor:2023')).toEqual(['dates-with-or'])
  })

  it('let nobody write a sign of the index', async () => {
    const archive = await openArchive()
    await archive.add({ text: 'Text \ue000channelfax' })
    expect(await ids(archive, 'kanal:fax')).toEqual([])
    expect(await ids(archive, '\ue000channelmail')).toEqual([])
  })
})

describe('a search of common words that have nothing in common', () => {
  const both: SearchTree = { kind: 'and', parts: ['links', 'rechts'].map((word) => ({ kind: 'phrase', words: [word], prefix: false, place: null, exact: false })) }

  it('goes back stretch by stretch, stops when its time is up, and misses and doubles nothing', async () => {
    const archive = await openArchive()
    const month = 30 * 86_400_000
    const rows = Array.from({ length: 4_200 }, (_, index) => ({ text: index % 1_050 === 7 ? 'links rechts' : index % 2 ? 'links' : 'rechts', at: at(2025, 1, 1) + Math.floor(index / 350) * month }))
    const all = await archive.add(...rows)
    const wanted = all.filter((_, index) => index % 1_050 === 7).reverse()
    const hurried = await archive.store.read(async (tx) => {
      const found: string[] = []
      let pages = 0
      for (let before: number | null = null, first = true; first || before !== null; first = false) {
        const page = await find(tx, both, { limit: 50, before, timeIsUp: () => true })
        found.push(...page.found.map(({ messageId }) => messageId))
        before = page.next
        pages += 1
      }
      return { found, pages }
    })
    expect(hurried.found).toEqual(wanted)
    expect(hurried.pages).toBeGreaterThan(1)
    const unhurried = await archive.store.read((tx) => find(tx, both, { limit: 3, before: null, timeIsUp: () => false }))
    expect(unhurried.found.map(({ messageId }) => messageId)).toEqual(wanted.slice(0, 3))
  })
})
