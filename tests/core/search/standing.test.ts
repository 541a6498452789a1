import { describe, expect, it } from 'vitest'
import { peopleHandlers } from '../../../src/core/people'
import { findHandlers } from '../../../src/core/search'
import { find, reindexMessages, type SearchTree, type WorkFact } from '../../../src/core/store/search-index'
import { workHandlers } from '../../../src/core/work'
import { dayMs, dayOf } from '../../../src/shared/day'
import type { Deed } from '../../../src/shared/domain/work'
import { newId, openArchive } from '../../helpers/archive'
import { testContext } from '../../helpers/context'
import { addIncoming } from '../../helpers/correspondence'
import { good } from '../../helpers/office'

async function office() {
  const context = await testContext()
  const calls = { ...peopleHandlers(context), ...workHandlers(context), ...findHandlers(context, Number.POSITIVE_INFINITY) }
  const person = async (name: string) => good(await calls['people.save']({ id: null, name, initials: '', colour: null, hours: [] })).id
  const [anna, jo] = [await person('Anna Berger'), await person('Jo Özkan')]
  const label = async (name: string) => good(await calls['labels.save']({ id: null, name, colour: null })).id
  const [rush, goods] = [await label('Eilig'), await label('Neue Ware')]
  const names = new Map<string, string>()
  const mail = async (name: string, text: string, at: number) => {
    const { messageId, conversationId } = await addIncoming(context, { at, text })
    await context.store.write((tx) => reindexMessages(tx, [messageId]))
    names.set(messageId, name)
    return conversationId
  }
  const a = await mail('a', 'Angebot Ventil', 1_000_000)
  const b = await mail('b', 'Angebot Flansch', 2_000_000)
  const c = await mail('c', 'Rechnung Ventil', 3_000_000)
  const d = await mail('d', 'Mahnung', 4_000_000)
  const act = async (id: string, ...deeds: readonly Deed[]) => {
    for (const deed of deeds) good(await calls['work.do']({ conversationIds: [id], deed }))
  }
  const today = dayOf(context.clock.now())
  await act(a, { kind: 'state', state: 'done' }, { kind: 'owner', personId: anna })
  await act(b, { kind: 'state', state: 'waiting' }, { kind: 'owner', personId: jo }, { kind: 'label', labelId: rush, on: true }, { kind: 'due', dueOn: today - dayMs })
  await act(c, { kind: 'urgent', urgent: true }, { kind: 'label', labelId: goods, on: true }, { kind: 'due', dueOn: today + dayMs })
  await act(d, { kind: 'put-away', where: 'junk' })
  const ask = async (query: string) => good(await calls['search.find']({ query, limit: 50, before: null }))
  const found = async (query: string) => (await ask(query)).hits.map(({ messageId }) => names.get(messageId)).join('')
  const codes = async (query: string) => (await ask(query)).complaints.map(({ code }) => code)
  return { calls, anna, found, codes }
}

describe('a search by how the work stands', () => {
  it.each([
    ['zustand:offen', 'c'],
    ['state:done', 'a'],
    ['zustand:wartet', 'b'],
    ['zustand:junk', 'd'],
    ['-zustand:erledigt', 'dcb'],
    ['zustand:offen OR zustand:erledigt', 'ca'],
    ['angebot zustand:offen', ''],
    ['angebot zustand:erledigt', 'a'],
    ['angebot -zustand:erledigt', 'b'],
    ['"angebot flansch" zustand:wartet', 'b'],
    ['mahnung OR zustand:erledigt', 'da'],
    ['mahnung OR zustand:erledigt OR rechnung', 'dca'],
    ['ventil -mahnung zustand:offen OR zustand:erledigt', 'ca'],
    ['schlagwort:eilig', 'b'],
    ['label:"neue ware"', 'c'],
    ['etikett:ware OR mahnung', 'dc'],
    ['-schlagwort:eilig angebot', 'a'],
    ['zuständig:anna', 'a'],
    ['owner:berger', 'a'],
    ['assigned:jö', 'b'],
    ['zuständig:"Jo Özkan"', 'b'],
    ['zuständig:AB', 'a'],
    ['zuständig:niemand', 'dc'],
    ['-zuständig:niemand', 'ba'],
    ['zuständig:niemand ventil', 'c'],
    ['fällig:überfällig', 'b'],
    ['due:overdue', 'b'],
    ['ist:überfällig', 'b'],
    ['fällig:morgen', 'c'],
    ['fällig:heute', ''],
    ['fällig:woche', 'c'],
    ['fällig:ja', 'cb'],
    ['-fällig:ja', 'da'],
    ['ist:dringend', 'c'],
    ['is:unread -zustand:junk', 'cba'],
    ['vor:2020 zustand:offen', 'c'],
    ['vor:1970 zustand:offen', ''],
    ['zustand:offen zuständig:anna', ''],
    ['zustand:offen kanal:mail -kanal:fax', 'c'],
  ])('%s finds %s', async (query, expected) => {
    const { found } = await office()
    expect(await found(query)).toBe(expected)
  })

  it('knows who sits here, and says what it does not know', async () => {
    const { calls, anna, found, codes } = await office()
    expect(await codes('zuständig:ich mahnung')).toEqual(['nobody-at-desk'])
    good(await calls['people.choose']({ id: anna }))
    expect([await found('zuständig:ich'), await found('owner:me'), await codes('zuständig:ich mahnung')]).toEqual(['a', 'a', []])
    expect(await codes('zuständig:Fritz mahnung')).toEqual(['unknown-person'])
    expect(await codes('schlagwort:nirgends mahnung')).toEqual(['unknown-label'])
    expect(await codes('zustand:kaputt mahnung')).toEqual(['unknown-choice'])
    // Still being typed: it narrows nothing and says nothing.
    expect([await found('mahnung zustand:off'), await codes('mahnung zustand:off'), await codes('mahnung zuständig:i')]).toEqual(['d', [], []])
    for (const query of ['zustand:', 'schlagwort:""', 'zuständig:"', '-label:', 'label:%', 'owner:OR', 'fällig:12.3.2026 x']) await expect(found(query)).resolves.toBeTypeOf('string')
  })
})

describe('many conversations', () => {
  const word: SearchTree = { kind: 'phrase', words: ['wort'], prefix: false, place: null, exact: true }
  const standing = (fact: WorkFact, not = false): SearchTree => ({ kind: 'standing', fact, not })

  /** 2,400 messages, four a conversation; every word in all of them; every 40th conversation waits. */
  async function store() {
    const archive = await openArchive()
    const conversations = Array.from({ length: 600 }, newId)
    const rows = Array.from({ length: 2_400 }, (_, index) => ({ text: 'wort', conversation_id: conversations[index % 600] ?? '', at: Date.UTC(2026, 0, 1) + index * 3_600_000 }))
    await archive.add(...rows)
    await archive.store.write(async (tx) => {
      const waiting = conversations.filter((_, index) => index % 40 === 0)
      await tx.updateTable('conversation').set({ list: 'waiting' }).where('id', 'in', waiting).execute()
      await tx.updateTable('conversation').set({ unread: 1 }).where('id', 'not in', waiting).execute()
    })
    return archive
  }

  it.each([
    ['few, with words', { kind: 'and', parts: [word, standing({ is: 'list', list: 'waiting' })] }, 60],
    ['few, alone', { kind: 'and', parts: [standing({ is: 'list', list: 'waiting' })] }, 60],
    ['many, with words', { kind: 'and', parts: [word, standing({ is: 'owner', ids: null })] }, 2_400],
    ['all but few', { kind: 'and', parts: [word, standing({ is: 'list', list: 'waiting' }, true)] }, 2_340],
    ['many alone', { kind: 'and', parts: [standing({ is: 'list', list: 'waiting' }, true)] }, 2_340],
    ['either way', { kind: 'and', parts: [{ kind: 'or', parts: [word, standing({ is: 'list', list: 'waiting' })] }] }, 2_400],
  ] satisfies readonly (readonly [string, SearchTree, number])[])('%s: each is found once, newest first, however short the answers are', async (_, tree, count) => {
    const archive = await store()
    for (const timeIsUp of [() => false, () => true]) {
      const positions: number[] = []
      let before: number | null = null
      for (let answers = 0; answers < 500; answers += 1) {
        const page = await archive.store.read((tx) => find(tx, tree, { limit: 37, before, timeIsUp }))
        positions.push(...page.found.map(({ position }) => position))
        before = page.next
        if (before === null) break
      }
      expect(before).toBeNull()
      expect(positions).toHaveLength(count)
      expect(positions).toEqual([...new Set(positions)].sort((one, other) => other - one))
    }
  })
})
