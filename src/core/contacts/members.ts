import { z } from 'zod'
import type { Input, Output } from '../../shared/contract'
import { fail, ok, type Result } from '../../shared/result'
import { oneLine } from '../../shared/text/one-line'
import type { EngineContext, Handlers } from '../context'
import type { Undoers } from '../history'
import { reindexContact } from '../store/search-index'
import type { ContactMemberTable } from '../store/contact-tables'
import type { ReadTx, WriteTx } from '../store/store'
import { bestAddresses } from './best-addresses'
import type { ChangeContact } from './changing'
import { dropEmptyContact } from './held'
import { nameOf } from './known'
import { whyBarred } from './memberships'
import { showing } from './showing'
import { sortOf } from './sorting'

type Card = Output<'contact.get'>['members'][number]
type Adding = Input<'contact.addMember'>

/** Beyond these nobody reads on: the list of contacts finds them by the firm's name and their own. */
const mostBelonging = 100

type Belongings = Pick<Output<'contact.get'>, 'members' | 'memberCount' | 'organisations' | 'organisationCount'>

/** Who belongs to a contact, and to whom it belongs: how many, and the first of them by name. */
export async function belongings(tx: ReadTx, id: string): Promise<Belongings> {
  const those = async (wanted: 'member_id' | 'organisation_id', given: 'member_id' | 'organisation_id'): Promise<{ readonly cards: Card[]; readonly count: number }> => {
    const { count } = await tx.selectFrom('contact_member').select(({ fn }) => fn.countAll<number>().as('count')).where(given, '=', id).executeTakeFirstOrThrow()
    const rows = await tx.selectFrom('contact').innerJoin('contact_member', `contact_member.${wanted}`, 'contact.id').select(['contact.id', 'contact.name']).where(`contact_member.${given}`, '=', id).orderBy('contact.sort').orderBy('contact.id').limit(mostBelonging).execute()
    const addresses = await bestAddresses(tx, rows.map((row) => row.id))
    return { cards: rows.map((row) => ({ ...row, addresses: [...(addresses.get(row.id) ?? [])] })), count: Number(count) }
  }
  const members = await those('member_id', 'organisation_id')
  const organisations = await those('organisation_id', 'member_id')
  return { members: members.cards, memberCount: members.count, organisations: organisations.cards, organisationCount: organisations.count }
}

const rowOf = (id: string, as: Adding['as'], other: string): ContactMemberTable => (as === 'member' ? { organisation_id: id, member_id: other } : { organisation_id: other, member_id: id })

export function memberHandlers({ ids, clock }: EngineContext, change: ChangeContact): Handlers<'contact.addMember' | 'contact.removeMember'> {
  return {
    'contact.addMember': async ({ id, as, other }) => {
      let contactId = ''
      const done = await change(id, async (tx, { name }) => {
        const found = await otherOf(tx, other)
        if (!found.ok) return found
        const { value } = found
        contactId = value.id ?? ids.next()
        const row = rowOf(id, as, contactId)
        const barred = await whyBarred(tx, row)
        if (barred !== null) return barred === 'there' ? ok(null) : fail('member-reversed', { name: value.name })
        if (value.id === null) await tx.insertInto('contact').values({ id: contactId, name: value.name, created_at: clock.now(), sort: sortOf(value.name, '') }).execute()
        await tx.insertInto('contact_member').values(row).execute()
        await reindexContact(tx, row.member_id)
        const [organisation, member] = as === 'member' ? [name, value.name] : [value.name, name]
        return ok({ kind: 'member-added', detail: { organisation, member }, undo: { row, added: value.id === null ? contactId : null, name: value.name }, others: [contactId] })
      })
      return done.ok ? ok({ ...done.value, contactId }) : done
    },
    'contact.removeMember': ({ id, as, otherId }) =>
      change(id, async (tx, { name }) => {
        const row = rowOf(id, as, otherId)
        const other = await nameOf(tx, otherId)
        if (!other || !(await drop(tx, row))) return fail('not-found')
        const [organisation, member] = as === 'member' ? [name, other.name] : [other.name, name]
        return ok({ kind: 'member-removed', detail: { organisation, member }, undo: { row }, others: [otherId] })
      }),
  }
}

async function otherOf(tx: ReadTx, other: Adding['other']): Promise<Result<{ readonly id: string | null; readonly name: string }>> {
  if ('id' in other) {
    const there = await nameOf(tx, other.id)
    return there ? ok(there) : fail('not-found')
  }
  const name = oneLine(other.name)
  return name === '' ? fail('contact-nameless') : ok({ id: null, name })
}

async function drop(tx: WriteTx, row: ContactMemberTable): Promise<boolean> {
  const gone = await tx.deleteFrom('contact_member').where('organisation_id', '=', row.organisation_id).where('member_id', '=', row.member_id).executeTakeFirst()
  if (gone.numDeletedRows > 0n) await reindexContact(tx, row.member_id)
  return gone.numDeletedRows > 0n
}

const row = z.object({ organisation_id: z.string(), member_id: z.string() })
const outdated = fail('change-outdated')

export const memberUndoers: Undoers = {
  /** A contact that was added with it goes again, unless something has come to it or a person has changed it since. */
  'member-added': async (tx, { undo }) => {
    // An earlier version did not keep the name: that contact stays.
    const { row: added, added: contactId, name } = z.object({ row, added: z.string().nullable(), name: z.string().default('') }).parse(undo)
    if (!(await drop(tx, added))) return outdated
    if (contactId !== null && (await nameOf(tx, contactId))?.name === name) await dropEmptyContact(tx, contactId)
    return shown(tx, added)
  },
  'member-removed': async (tx, { undo }) => {
    const { row: removed } = z.object({ row }).parse(undo)
    if (!(await nameOf(tx, removed.organisation_id)) || !(await nameOf(tx, removed.member_id)) || (await whyBarred(tx, removed)) !== null) return outdated
    await tx.insertInto('contact_member').values(removed).execute()
    await reindexContact(tx, removed.member_id)
    return shown(tx, removed)
  },
}

const shown = async (tx: ReadTx, { organisation_id, member_id }: ContactMemberTable) => ok({ kinds: ['contact', 'conversation'] as const, ids: (await showing(tx, [organisation_id, member_id])).ids })
