import type { Clock, Ids, Log } from '../ports'
import type { Store } from '../store/store'
import type { JobKind } from '../store/tables'

export interface Job {
  readonly id: string
  readonly kind: JobKind
  readonly subjectId: string
  /** tries before this one */
  readonly attempts: number
  /** aborts when the runner stops or the kind is paused */
  readonly signal: AbortSignal
}

/** `ended`: the work has dropped the job in its own transaction. `again`: it stays and runs at that moment. */
export type JobOutcome = { readonly kind: 'ended' } | { readonly kind: 'again'; readonly at: number }

export interface JobWork {
  readonly concurrency: number
  run(job: Job): Promise<JobOutcome>
}

export interface JobRunner {
  register(kind: JobKind, work: JobWork): void
  start(): Promise<void>
  /** Looks for due jobs now; called after a commit that added some. */
  wake(): void
  pause(kind: JobKind, paused: boolean): void
  /** Somebody looks at these: they run before all others of their kind, what was asked for last first. A running one goes on. */
  prefer(kind: JobKind, subjectIds: readonly string[]): Promise<void>
  paused(kind: JobKind): boolean
  /** Resolves when nothing of this kind is due or running. */
  idle(kind: JobKind): Promise<void>
  stop(): Promise<void>
}

/** A desk that died frees its jobs after it. Nobody renews it: what runs here longer is not begun a second time here. */
const leaseMs = 10 * 60_000
/** Pause before a job that threw is tried again: short enough for a person to wait; doubled each time, so that what throws always does not heat the machine for ever. */
const afterThrowMs = 30_000
const longestAfterThrowMs = 10 * 60_000
/** An upper bound for sleeping, so that a clock that jumped is noticed. */
const longestSleepMs = 60_000

interface Lane {
  readonly work: JobWork
  readonly running: Map<string, { readonly controller: AbortController; readonly ended: Promise<void> }>
  paused: boolean
}

export function createJobRunner(deps: { readonly store: Store; readonly clock: Clock; readonly ids: Ids; readonly log: Log }): JobRunner {
  const { store, clock, log } = deps
  const owner = deps.ids.next()
  const lanes = new Map<JobKind, Lane>()
  const waiters: { kind: JobKind; resolve: () => void }[] = []
  let started = false
  let stopped = false
  let cancelSleep = (): void => undefined
  let looking: Promise<void> | null = null
  let lookAgain = false
  let preferred = 0

  async function lease(kind: JobKind, free: number, now: number, running: readonly string[]): Promise<{ id: string; subject_id: string; attempts: number }[]> {
    return store.write(async (tx) => {
      const due = await tx
        .selectFrom('job')
        .select(['id', 'subject_id', 'attempts'])
        .where('kind', '=', kind)
        .where('run_at', '<=', now)
        .where('id', 'not in', running)
        .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<', now)]))
        .orderBy('priority')
        .orderBy('run_at')
        .orderBy('id')
        .limit(free)
        .execute()
      if (due.length > 0) {
        const ids = due.map((job) => job.id)
        await tx.updateTable('job').set({ lease_owner: owner, lease_until: now + leaseMs }).where('id', 'in', ids).execute()
      }
      return due
    })
  }

  function begin(kind: JobKind, lane: Lane, job: { id: string; subject_id: string; attempts: number }): void {
    const controller = new AbortController()
    // Stopped or paused while it was leased: the work ends at once and gives the lease back.
    if (stopped || lane.paused) controller.abort()
    const ended = runOne(kind, lane, job, controller).finally(() => {
      lane.running.delete(job.id)
      wake()
    })
    lane.running.set(job.id, { controller, ended })
  }

  async function runOne(
    kind: JobKind,
    lane: Lane,
    job: { id: string; subject_id: string; attempts: number },
    controller: AbortController,
  ): Promise<void> {
    let outcome: JobOutcome
    try {
      outcome = await lane.work.run({ id: job.id, kind, subjectId: job.subject_id, attempts: job.attempts, signal: controller.signal })
    } catch (error) {
      log.error('job-threw', { kind, reason: error instanceof Error ? error.message : String(error) })
      outcome = { kind: 'again', at: clock.now() + Math.min(afterThrowMs * 2 ** job.attempts, longestAfterThrowMs) }
    }
    try {
      if (outcome.kind === 'again') {
        const { at } = outcome
        await store.write(async (tx) => {
          await tx
            .updateTable('job')
            .set({ run_at: at, attempts: job.attempts + 1, lease_owner: null, lease_until: null })
            .where('id', '=', job.id)
            .where('lease_owner', '=', owner)
            .execute()
        })
      }
    } catch (error) {
      log.error('job-not-released', { kind, reason: error instanceof Error ? error.message : String(error) })
    }
  }

  async function look(): Promise<void> {
    do {
      lookAgain = false
      const now = clock.now()
      for (const [kind, lane] of lanes) {
        const free = lane.work.concurrency - lane.running.size
        if (lane.paused || free <= 0 || stopped) continue
        for (const job of await lease(kind, free, now, [...lane.running.keys()])) begin(kind, lane, job)
      }
      await settleWaiters()
    } while (lookAgain && !stopped)
    if (!stopped) await sleepUntilNext()
  }

  async function settleWaiters(): Promise<void> {
    // Not the moment of leasing: somebody who began to wait since then asks about what is due now.
    const now = clock.now()
    for (const waiter of [...waiters]) {
      const lane = lanes.get(waiter.kind)
      if (lane && lane.running.size > 0) continue
      const due = await store.read((tx) =>
        tx.selectFrom('job').select('id').where('kind', '=', waiter.kind).where('run_at', '<=', now).limit(1).executeTakeFirst(),
      )
      if (due && lane && !lane.paused) continue
      waiters.splice(waiters.indexOf(waiter), 1)
      waiter.resolve()
    }
  }

  async function sleepUntilNext(): Promise<void> {
    const free = [...lanes].filter(([, lane]) => !lane.paused && lane.running.size < lane.work.concurrency)
    const kinds = free.map(([kind]) => kind)
    const running = free.flatMap(([, lane]) => [...lane.running.keys()])
    if (kinds.length === 0) return
    const next = await store.read((tx) =>
      tx
        .selectFrom('job')
        .select((select) => select.fn.min('run_at').as('at'))
        .where('kind', 'in', kinds)
        .where('id', 'not in', running)
        .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<', clock.now())]))
        .executeTakeFirst(),
    )
    cancelSleep()
    if (next?.at == null) return
    cancelSleep = clock.after(Math.max(1, Math.min(longestSleepMs, Number(next.at) - clock.now())), wake)
  }

  function wake(): void {
    if (!started || stopped) return
    if (looking) {
      lookAgain = true
      return
    }
    looking = look()
      .catch((error: unknown) => {
        log.error('jobs-unreadable', { reason: error instanceof Error ? error.message : String(error) })
        cancelSleep = clock.after(afterThrowMs, wake)
      })
      .finally(() => {
        looking = null
        if (lookAgain) wake()
      })
  }

  return {
    register: (kind, work) => void lanes.set(kind, { work, running: new Map(), paused: false }),
    start: async () => {
      // The embedded store belongs to one engine at a time (the folder's lock), so a lease found now is a dead one's.
      await store.write(async (tx) => {
        await tx.updateTable('job').set({ lease_owner: null, lease_until: null }).where('lease_owner', 'is not', null).execute()
      })
      started = true
      wake()
    },
    wake,
    pause: (kind, paused) => {
      const lane = lanes.get(kind)
      if (!lane || lane.paused === paused) return
      lane.paused = paused
      if (paused) for (const { controller } of lane.running.values()) controller.abort()
      wake()
    },
    prefer: async (kind, subjectIds) => {
      // Seconds, so that the number fits 32 bits; negative, since everything else counts from 0; each time a new one.
      preferred = Math.min(preferred - 1, -Math.floor(clock.now() / 1000))
      const priority = preferred
      await store.write(async (tx) => {
        await tx.updateTable('job').set({ priority }).where('kind', '=', kind).where('subject_id', 'in', [...subjectIds]).where('lease_until', 'is', null).execute()
      })
      wake()
    },
    paused: (kind) => lanes.get(kind)?.paused ?? false,
    idle: (kind) =>
      new Promise((resolve) => {
        waiters.push({ kind, resolve })
        wake()
      }),
    stop: async () => {
      stopped = true
      cancelSleep()
      const running = () => [...lanes.values()].flatMap((lane) => [...lane.running.values()])
      for (const { controller } of running()) controller.abort()
      await looking // it may begin what it has leased already
      await Promise.all(running().map(({ ended }) => ended))
      for (const waiter of waiters.splice(0)) waiter.resolve()
    },
  }
}
