import { lex } from '../../shared/search/lex'
import { operators } from '../../shared/search/operators'
import { actorOf } from '../people'
import type { ReadTx } from '../store/store'
import type { Known } from './standing'

/** What has to be known of the office to understand this query; most ask for none of it. */
export async function knownFor(tx: ReadTx, query: string, now: number): Promise<Known> {
  const takes = new Set(lex(query).map(({ operator }) => operator && operators[operator].takes))
  const [me, people] = takes.has('person') ? [await actorOf(tx), await tx.selectFrom('person').select(['id', 'name', 'initials']).orderBy('id').execute()] : [null, []]
  const labels = takes.has('label') ? await tx.selectFrom('label').select(['id', 'name']).orderBy('id').execute() : []
  return { now, me: me?.id ?? null, people, labels }
}
