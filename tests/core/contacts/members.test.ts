import { describe, expect, it } from 'vitest'
import { contactHandlers, contactUndoers } from '../../../src/core/contacts'
import { conversationHandlers } from '../../../src/core/conversations'
import { historyHandlers } from '../../../src/core/history'
import { findHandlers } from '../../../src/core/search'
import { systemClock } from '../../../src/core/adapters/system'
import { insertRows } from '../../../src/core/store/prepared'
import { addIncoming } from '../../helpers/correspondence'
import { testContext } from '../../helpers/context'
import { good } from '../../helpers/office'

const nobody = '0190a0a0-0000-7000-8000-000000000001'

/** Erika works for both, Bodo for the shipyard alone; each of the four has written. */
async function desk() {
  const context = await testContext()
  const calls = { ...contactHandlers(context, async () => []), ...conversationHandlers(context), ...historyHandlers(context, contactUndoers) }
  const wrote = (name: string, email: string, at: number) => addIncoming(context, { from_name: name, from_address: email, at }, { name, email })
  const werft = await wrote('Werft Krause', 'office@werft.example', 1_000)
  const nord = await wrote('Nordlicht eG', 'office@nord.example', 2_000)
  const erika = await wrote('Erika Storm', 'erika@storm.example', 3_000)
  const bodo = await wrote('Bodo Hansen', 'bodo@werft.example', 4_000)
  const join = async (organisation: string, member: string) => good(await calls['contact.addMember']({ id: organisation, as: 'member', other: { id: member } }))
  const seenAt = async (id: string) => good(await calls['contact.conversations']({ id, limit: 50, before: null })).rows.map((row) => row.contactName)
  const cardOf = async (id: string) => {
    const { members, organisations } = good(await calls['contact.get']({ id }))
    return { members: members.map(({ name }) => name), organisations: organisations.map(({ name }) => name) }
  }
  const found = async (query: string) => good(await findHandlers({ ...context, clock: systemClock }, Number.POSITIVE_INFINITY)['search.find']({ query, limit: 50, before: null })).hits.map(({ messageId }) => messageId)
  const memberships = () => context.store.read((tx) => tx.selectFrom('contact_member').selectAll().orderBy('organisation_id').orderBy('member_id').execute())
  const undo = async (changeId: string | null) => good(await calls['history.undo']({ changeId: changeId ?? nobody }))
  return { context, calls, werft, nord, erika, bodo, join, seenAt, cardOf, found, memberships, undo }
}

describe('one person at two firms', () => {
  type Office = Awaited<ReturnType<typeof desk>>
  const both = async ({ join, werft, nord, erika, bodo }: Office) => {
    await join(werft.contactId, bodo.contactId)
    await join(werft.contactId, erika.contactId)
    return join(nord.contactId, erika.contactId)
  }

  it.each<[string, (office: Office) => Promise<unknown>, Readonly<Record<'werft' | 'nord' | 'erika' | 'bodo', readonly string[]>>]>([
    ['nobody belongs anywhere yet', async () => undefined, { werft: ['Werft Krause'], nord: ['Nordlicht eG'], erika: ['Erika Storm'], bodo: ['Bodo Hansen'] }],
    ['what she writes is seen at both, what he writes at one, what a firm writes at none of theirs', both, { werft: ['Bodo Hansen', 'Erika Storm', 'Werft Krause'], nord: ['Erika Storm', 'Nordlicht eG'], erika: ['Erika Storm'], bodo: ['Bodo Hansen'] }],
    [
      'she leaves one of them',
      async (office) => {
        await both(office)
        good(await office.calls['contact.removeMember']({ id: office.erika.contactId, as: 'organisation', otherId: office.werft.contactId }))
      },
      { werft: ['Bodo Hansen', 'Werft Krause'], nord: ['Erika Storm', 'Nordlicht eG'], erika: ['Erika Storm'], bodo: ['Bodo Hansen'] },
    ],
    [
      'that is taken back',
      async (office) => {
        await both(office)
        const left = good(await office.calls['contact.removeMember']({ id: office.werft.contactId, as: 'member', otherId: office.erika.contactId }))
        await office.undo(left.changeId)
      },
      { werft: ['Bodo Hansen', 'Erika Storm', 'Werft Krause'], nord: ['Erika Storm', 'Nordlicht eG'], erika: ['Erika Storm'], bodo: ['Bodo Hansen'] },
    ],
    ['her joining the second is taken back', async (office) => office.undo((await both(office)).changeId), { werft: ['Bodo Hansen', 'Erika Storm', 'Werft Krause'], nord: ['Nordlicht eG'], erika: ['Erika Storm'], bodo: ['Bodo Hansen'] }],
    [
      'the two firms are one: she belongs to it once',
      async (office) => {
        await both(office)
        good(await office.calls['contact.merge']({ id: office.werft.contactId, from: office.nord.contactId }))
      },
      { werft: ['Bodo Hansen', 'Erika Storm', 'Werft Krause', 'Werft Krause'], nord: [], erika: ['Erika Storm'], bodo: ['Bodo Hansen'] },
    ],
    [
      'she is told to be the firm itself: she is no member of herself',
      async (office) => {
        await both(office)
        good(await office.calls['contact.merge']({ id: office.nord.contactId, from: office.erika.contactId }))
      },
      { werft: ['Bodo Hansen', 'Nordlicht eG', 'Nordlicht eG', 'Werft Krause'], nord: ['Nordlicht eG', 'Nordlicht eG'], erika: [], bodo: ['Bodo Hansen'] },
    ],
  ])('%s', async (_, work, seen) => {
    const office = await desk()
    await work(office)
    for (const who of ['werft', 'nord', 'erika', 'bodo'] as const) expect([...(await office.seenAt(office[who].contactId))].sort(), who).toEqual(seen[who])
  })

  it('stands on the page of each, in the list with both names, and is found by either', async () => {
    const office = await desk()
    await both(office)
    const { calls, cardOf, werft, erika } = office
    expect(await cardOf(erika.contactId)).toEqual({ members: [], organisations: ['Nordlicht eG', 'Werft Krause'] })
    expect(await cardOf(werft.contactId)).toEqual({ members: ['Bodo Hansen', 'Erika Storm'], organisations: [] })
    const listed = good(await calls['contacts.list']({ query: 'krause', limit: 10, after: null })).rows
    expect(listed.map(({ name, organisations }) => [name, organisations])).toEqual([['Bodo Hansen', ['Werft Krause']], ['Erika Storm', ['Nordlicht eG', 'Werft Krause']], ['Werft Krause', []]])
    const { found, nord, bodo, undo } = office
    expect(new Set(await found('von:krause'))).toEqual(new Set([werft.messageId, erika.messageId, bodo.messageId]))
    expect(new Set(await found('von:nordlicht'))).toEqual(new Set([nord.messageId, erika.messageId]))
    await undo(good(await calls['contact.rename']({ id: nord.contactId, name: 'Südlicht' })).changeId)
    const left = good(await calls['contact.removeMember']({ id: nord.contactId, as: 'member', otherId: erika.contactId }))
    expect(await found('von:nordlicht')).toEqual([nord.messageId])
    await undo(left.changeId)
    good(await calls['contact.rename']({ id: nord.contactId, name: 'Südlicht' }))
    expect(new Set(await found('von:südlicht'))).toEqual(new Set([nord.messageId, erika.messageId]))
    // Its own mail still bears the old name before its address.
    expect(await found('von:nordlicht')).toEqual([nord.messageId])
  })

  it('comes back as it was when a merge is taken back', async () => {
    const office = await desk()
    await both(office)
    const before = await office.memberships()
    const merged = good(await office.calls['contact.merge']({ id: office.werft.contactId, from: office.nord.contactId }))
    expect(await office.memberships()).toHaveLength(2)
    await office.undo(merged.changeId)
    expect(await office.memberships()).toEqual(before)
  })
})

describe('belonging to an organisation', () => {
  it('may begin with a new contact, which goes again when that is taken back', async () => {
    const { calls, werft, cardOf, undo } = await desk()
    const added = good(await calls['contact.addMember']({ id: werft.contactId, as: 'member', other: { name: ' Frau\nPetersen ' } }))
    expect(await cardOf(werft.contactId)).toEqual({ members: ['Frau Petersen'], organisations: [] })
    expect(await cardOf(added.contactId)).toEqual({ members: [], organisations: ['Werft Krause'] })
    await undo(added.changeId)
    expect(await calls['contact.get']({ id: added.contactId })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('keeps that new contact where an address came to it since', async () => {
    const { calls, bodo, undo } = await desk()
    const added = good(await calls['contact.addMember']({ id: bodo.contactId, as: 'organisation', other: { name: 'Segel GmbH' } }))
    good(await calls['contact.addAddress']({ id: added.contactId, kind: 'email', value: 'post@segel.example', origin: 'entered' }))
    await undo(added.changeId)
    expect(good(await calls['contact.get']({ id: added.contactId }))).toMatchObject({ name: 'Segel GmbH', members: [] })
  })

  it.each<[string, (calls: Awaited<ReturnType<typeof desk>>['calls'], id: string) => Promise<unknown>, string]>([
    ['it was renamed', (calls, id) => calls['contact.rename']({ id, name: 'Frau Dr. Petersen' }), 'Frau Dr. Petersen'],
    ['something of it was dismissed', (calls, id) => calls['contact.dismiss']({ id, kind: 'phone', value: '+49431209170' }), 'Frau Petersen'],
  ])('keeps that new contact where %s since', async (_, work, name) => {
    const { calls, werft, cardOf, undo } = await desk()
    const added = good(await calls['contact.addMember']({ id: werft.contactId, as: 'member', other: { name: 'Frau Petersen' } }))
    await work(calls, added.contactId)
    await undo(added.changeId)
    expect(good(await calls['contact.get']({ id: added.contactId }))).toMatchObject({ name, organisations: [] })
    expect(await cardOf(werft.contactId)).toEqual({ members: [], organisations: [] })
  })

  it('holds for more than one statement takes: the page names the first by name and says how many there are', async () => {
    const { context, calls, werft, seenAt } = await desk()
    const people = Array.from({ length: 33_000 }, (_, index) => ({ id: `person-${String(index)}`, name: `Person ${String(index)}`, created_at: 1, sort: `person ${String(index).padStart(5, '0')}` }))
    await context.store.write(async (tx) => {
      await insertRows(tx, 'contact', people)
      await insertRows(tx, 'contact_member', people.map(({ id }) => ({ organisation_id: werft.contactId, member_id: id })))
      await tx.updateTable('conversation').set({ contact_id: 'person-32999' }).where('contact_id', '!=', werft.contactId).execute()
    })
    const { members, memberCount, organisations, organisationCount } = good(await calls['contact.get']({ id: werft.contactId }))
    expect([members.length, memberCount, members[0]?.name, members.at(-1)?.name]).toEqual([100, 33_000, 'Person 0', 'Person 99'])
    expect([organisations.length, organisationCount]).toEqual([0, 0])
    expect(good(await calls['contact.get']({ id: 'person-7' }))).toMatchObject({ organisations: [{ name: 'Werft Krause' }], organisationCount: 1, memberCount: 0 })
    expect(await seenAt(werft.contactId)).toEqual(['Person 32999', 'Person 32999', 'Person 32999', 'Werft Krause'])
  })

  it('said twice changes nothing; of oneself, the other way round, or of nobody it is refused', async () => {
    const { calls, werft, bodo, join, memberships } = await desk()
    await join(werft.contactId, bodo.contactId)
    const before = await memberships()
    expect(await join(werft.contactId, bodo.contactId)).toMatchObject({ changeId: null, contactId: bodo.contactId })
    const reversed = { error: { code: 'member-reversed' } }
    expect(await calls['contact.addMember']({ id: werft.contactId, as: 'organisation', other: { id: bodo.contactId } })).toMatchObject(reversed)
    expect(await calls['contact.addMember']({ id: werft.contactId, as: 'member', other: { id: werft.contactId } })).toMatchObject(reversed)
    expect(await calls['contact.addMember']({ id: werft.contactId, as: 'member', other: { id: nobody } })).toMatchObject({ error: { code: 'not-found' } })
    expect(await calls['contact.addMember']({ id: nobody, as: 'member', other: { name: 'Wer' } })).toMatchObject({ error: { code: 'not-found' } })
    expect(await calls['contact.addMember']({ id: werft.contactId, as: 'member', other: { name: ' \n ' } })).toMatchObject({ error: { code: 'contact-nameless' } })
    expect(await calls['contact.removeMember']({ id: bodo.contactId, as: 'member', otherId: werft.contactId })).toMatchObject({ error: { code: 'not-found' } })
    expect(await memberships()).toEqual(before)
  })

  it('is written down, and a leaving that no longer fits is not taken back', async () => {
    const { calls, werft, bodo, join } = await desk()
    await join(werft.contactId, bodo.contactId)
    const left = good(await calls['contact.removeMember']({ id: werft.contactId, as: 'member', otherId: bodo.contactId }))
    const { changes } = good(await calls['history.list']({ about: { kind: 'contact', id: werft.contactId }, limit: 10, before: null }))
    expect(changes.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['member-removed', { organisation: 'Werft Krause', member: 'Bodo Hansen' }],
      ['member-added', { organisation: 'Werft Krause', member: 'Bodo Hansen' }],
    ])
    good(await calls['contact.addMember']({ id: bodo.contactId, as: 'member', other: { id: werft.contactId } }))
    await expect(calls['history.undo']({ changeId: left.changeId ?? nobody })).rejects.toMatchObject({ failure: { code: 'change-outdated' } })
  })
})
