import { sql, type ExpressionBuilder } from 'kysely'
import type { Output } from '../../shared/contract'
import { fold } from '../../shared/text/fold'
import { organisationsOf } from '../store/organisations-of'
import type { ReadTx } from '../store/store'
import type { Tables } from '../store/tables'
import { bestAddresses } from './best-addresses'

/** Words beyond these narrow nothing any more. */
const mostWords = 8

type Page = Output<'contacts.list'>

/** Contacts by name, those without one behind. Of whom nothing is known but that they wrote stands in no list: they are found by what they wrote. */
export async function listContacts(tx: ReadTx, query: string, limit: number, after: Page['next']): Promise<Page> {
  const rows = await tx
    .selectFrom('contact')
    .select(['contact.id', 'contact.name', 'contact.sort'])
    .select(({ selectFrom, fn }) =>
      selectFrom('conversation').select(fn.countAll<number>().as('count')).whereRef('conversation.contact_id', '=', 'contact.id').where('conversation.messages', '>', 0).as('conversations'),
    )
    .where('contact.sort', '!=', '~')
    .$if(after !== null, (select) =>
      select.where((eb) => eb.or([eb('contact.sort', '>', after?.sort ?? ''), eb.and([eb('contact.sort', '=', after?.sort ?? ''), eb('contact.id', '>', after?.id ?? '')])])),
    )
    .where((eb) => eb.and(soughtIn(query).map((word) => holds(eb, word))))
    .orderBy('contact.sort')
    .orderBy('contact.id')
    .limit(limit)
    .execute()
  const ids = rows.map(({ id }) => id)
  const addresses = await bestAddresses(tx, ids)
  const organisations = await organisationsOf(tx, ids)
  const last = rows.at(-1)
  return {
    rows: rows.map(({ id, name, conversations }) => ({ id, name, conversations: Number(conversations ?? 0), organisations: [...(organisations.get(id) ?? [])], addresses: addresses.get(id) ?? [] })),
    next: last && rows.length === limit ? { sort: last.sort, id: last.id } : null,
  }
}

interface Sought {
  readonly name: string
  readonly address: string
}

/** A number is looked for as it is kept, however it was typed; of anything else each word has to be found. */
function soughtIn(query: string): readonly Sought[] {
  const typed = query.trim()
  if (/^[+(]?\d[\d\s()/.–-]*$/.test(typed)) {
    const digits = typed.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^0049|^0/, '')
    return [{ name: fold(typed), address: digits }]
  }
  return typed
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map((word) => ({ name: fold(word), address: word.toLowerCase() }))
}

function holds(eb: ExpressionBuilder<Tables, 'contact'>, { name, address }: Sought) {
  return eb.or([
    like(sql.ref('contact.sort'), name),
    // One walk over all addresses instead of a look-up for each contact.
    eb('contact.id', 'in', eb.selectFrom('contact_address').select('contact_address.contact_id').where(like(sql.ref('contact_address.value'), address))),
    // Who belongs to a firm is found by its name.
    eb('contact.id', 'in', eb.selectFrom('contact_member').innerJoin('contact as firm', 'firm.id', 'contact_member.organisation_id').select('contact_member.member_id').where(like(sql.ref('firm.sort'), name))),
  ])
}

const like = (column: ReturnType<typeof sql.ref>, part: string) => sql<boolean>`${column} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
