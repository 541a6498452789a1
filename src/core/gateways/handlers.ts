import { patternLimits } from '../../shared/domain/gateway'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { writeSetting } from '../settings'

type Calls = 'gateways.list' | 'gateways.save' | 'gateways.switch' | 'gateways.remove' | 'gateways.try' | 'gateways.mails'

/** All that knows gateways and telephone numbers is loaded with the first call: no start should wait for it. */
export function gatewayHandlers(context: EngineContext): Handlers<Calls> {
  const { store, feed, ids } = context
  const changed = async <T>(value: T): Promise<Result<T>> => {
    const { forgetGateways } = await import('./held')
    forgetGateways(store)
    feed.changed(['settings'], [])
    return ok(value)
  }
  return {
    'gateways.list': async () => {
      const { listGateways } = await import('./held')
      return ok({ gateways: await store.read(listGateways) })
    },
    'gateways.save': async ({ id, name, active, pattern }) => {
      const { checkPattern } = await import('./check-pattern')
      const failure = checkPattern(pattern)
      if (failure) return { ok: false, error: failure }
      const row = { id: id ?? ids.next(), name, active: active ? (1 as const) : (0 as const), pattern_json: JSON.stringify(pattern) }
      const saved = await store.write(async (tx) => {
        if (id !== null) return (await tx.updateTable('gateway').set(row).where('id', '=', id).executeTakeFirst()).numUpdatedRows > 0n ? 'saved' : 'gone'
        const { count } = await tx.selectFrom('gateway').select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
        if (Number(count) >= patternLimits.own) return 'too-many'
        await tx.insertInto('gateway').values(row).execute()
        return 'saved'
      })
      if (saved === 'gone') return fail('not-found')
      if (saved === 'too-many') return fail('gateways-too-many', { limit: patternLimits.own })
      return changed({ id: row.id })
    },
    'gateways.switch': async ({ id, active }) => {
      const { readSwitchedOff, switchedOffKey } = await import('./held')
      const { ours } = await import('./ours')
      const isOurs = ours.some((one) => one.id === id)
      const found = await store.write(async (tx) => {
        if (!isOurs) return (await tx.updateTable('gateway').set({ active: active ? 1 : 0 }).where('id', '=', id).executeTakeFirst()).numUpdatedRows > 0n
        const off = (await readSwitchedOff(tx)).filter((one) => one !== id)
        await writeSetting(tx, switchedOffKey, active ? off : [...off, id])
        return true
      })
      return found ? changed({}) : fail('not-found')
    },
    'gateways.remove': async ({ id }) => {
      const { numDeletedRows } = await store.write((tx) => tx.deleteFrom('gateway').where('id', '=', id).executeTakeFirst())
      return numDeletedRows > 0n ? changed({}) : fail('not-found')
    },
    'gateways.try': async (input) => (await import('./try-pattern')).tryPattern(context, input),
    'gateways.mails': async () => {
      const { lastMails } = await import('./try-pattern')
      return ok({ mails: await store.read(lastMails) })
    },
  }
}
