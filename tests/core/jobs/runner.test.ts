import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { systemIds } from '../../../src/core/adapters/system'
import { addJobs, createJobRunner, dropJob, type Job, type JobOutcome } from '../../../src/core/jobs'
import { openSqlite } from '../../../src/core/store/dialects/sqlite'
import { handClock, keptLog } from '../../helpers/quiet'
import { tempFolder } from '../../helpers/temp-folder'

async function setUp() {
  const log = keptLog()
  const store = await openSqlite({ path: join(tempFolder(), 'test.sqlite'), log })
  const clock = handClock()
  const runner = createJobRunner({ store, clock, ids: systemIds, log })
  onTestFinished(async () => {
    await runner.stop()
    await store.close()
  })
  const add = (subjectId: string, priority = 0, runAt = clock.now()): Promise<void> =>
    store.write((tx) => addJobs(tx, systemIds, [{ kind: 'recognise', subjectId, priority, runAt }]))
  const end = async (job: Job): Promise<JobOutcome> => {
    await store.write((tx) => dropJob(tx, job.kind, job.subjectId))
    return { kind: 'ended' }
  }
  const left = () => store.read((tx) => tx.selectFrom('job').select(['subject_id', 'attempts', 'lease_owner', 'run_at']).execute())
  return { log, store, clock, runner, add, end, left }
}

describe('job runner', () => {
  it('runs due jobs by priority and leaves none behind', async () => {
    const { runner, add, end, left } = await setUp()
    const ran: string[] = []
    runner.register('recognise', { concurrency: 1, run: (job) => (ran.push(job.subjectId), end(job)) })
    await add('late', 5)
    await add('soon', 1)
    await runner.start()
    await runner.idle('recognise')
    expect(ran).toEqual(['soon', 'late'])
    expect(await left()).toEqual([])
  })

  it('runs first what somebody looks at, the latest before all, and starts nothing for it', async () => {
    const { runner, add, end, left } = await setUp()
    const ran: string[] = []
    runner.register('recognise', { concurrency: 1, run: (job) => (ran.push(job.subjectId), end(job)) })
    for (const [index, page] of ['one', 'two', 'three', 'four', 'five'].entries()) await add(page, index)
    await runner.prefer('recognise', ['four', 'five', 'nobody'])
    await runner.prefer('recognise', ['three'])
    await runner.prefer('send', ['two'])
    expect(ran).toEqual([])
    await runner.start()
    await runner.idle('recognise')
    expect(ran).toEqual(['three', 'four', 'five', 'one', 'two'])
    expect(await left()).toEqual([])
  })

  it('never has more under way than it may', async () => {
    const { runner, add, end } = await setUp()
    let now = 0
    let most = 0
    runner.register('recognise', {
      concurrency: 2,
      run: async (job) => {
        most = Math.max(most, ++now)
        const outcome = await end(job)
        now--
        return outcome
      },
    })
    for (let count = 0; count < 8; count++) await add(`page-${count}`)
    await runner.start()
    await runner.idle('recognise')
    expect(most).toBe(2)
  })

  it('waits for the moment of a job', async () => {
    const { runner, add, end, clock } = await setUp()
    const ran: string[] = []
    runner.register('recognise', { concurrency: 1, run: (job) => (ran.push(job.subjectId), end(job)) })
    await add('later', 0, clock.now() + 5_000)
    await runner.start()
    await runner.idle('recognise')
    expect(ran).toEqual([])
    clock.advance(5_000)
    await runner.idle('recognise')
    expect(ran).toEqual(['later'])
  })

  it('keeps a job that asks to run again, with one try more', async () => {
    const { runner, add, end, clock, left } = await setUp()
    const tries: number[] = []
    runner.register('recognise', {
      concurrency: 1,
      run: async (job) => {
        tries.push(job.attempts)
        return job.attempts === 0 ? { kind: 'again', at: clock.now() + 1_000 } : end(job)
      },
    })
    await add('page')
    await runner.start()
    await runner.idle('recognise')
    expect(await left()).toEqual([{ subject_id: 'page', attempts: 1, lease_owner: null, run_at: clock.now() + 1_000 }])
    clock.advance(1_000)
    await runner.idle('recognise')
    expect(tries).toEqual([0, 1])
    expect(await left()).toEqual([])
  })

  it('survives work that throws: the rest goes on, the job is tried later, and ever more rarely', async () => {
    const { runner, add, end, log, left, clock } = await setUp()
    runner.register('recognise', {
      concurrency: 1,
      run: async (job) => {
        if (job.subjectId === 'bad') throw new Error('broken')
        return end(job)
      },
    })
    await add('bad', 0)
    await add('good', 1)
    await runner.start()
    await runner.idle('recognise')
    expect((await left()).map((job) => [job.subject_id, job.attempts, job.lease_owner])).toEqual([['bad', 1, null]])
    expect(log.lines.some((line) => line.event === 'job-threw')).toBe(true)
    clock.advance(30_000)
    await runner.idle('recognise')
    expect(await left()).toMatchObject([{ attempts: 2, run_at: clock.now() + 60_000 }])
  })

  it('aborts what runs when the kind is paused, and goes on afterwards', async () => {
    const { runner, add, end, clock } = await setUp()
    let begun = (): void => undefined
    const first = new Promise<void>((resolve) => (begun = resolve))
    const seen: string[] = []
    runner.register('recognise', {
      concurrency: 1,
      run: async (job) => {
        if (seen.push(job.subjectId) > 1) return end(job)
        const aborted = new Promise<void>((resolve) => job.signal.addEventListener('abort', () => resolve()))
        begun()
        await aborted
        return { kind: 'again', at: clock.now() }
      },
    })
    await add('page')
    await runner.start()
    await first
    runner.pause('recognise', true)
    expect(runner.paused('recognise')).toBe(true)
    runner.pause('recognise', false)
    await runner.idle('recognise')
    expect(seen).toEqual(['page', 'page'])
  })

  it('frees at the start what a dead engine had leased', async () => {
    const { runner, add, end, store, clock } = await setUp()
    await add('page')
    await store.write(async (tx) => {
      await tx.updateTable('job').set({ lease_owner: 'dead', lease_until: clock.now() + 1_000_000 }).execute()
    })
    const ran: string[] = []
    runner.register('recognise', { concurrency: 1, run: (job) => (ran.push(job.subjectId), end(job)) })
    await runner.start()
    await runner.idle('recognise')
    expect(ran).toEqual(['page'])
  })

  it('adding a job twice keeps one', async () => {
    const { add, left } = await setUp()
    await add('page')
    await add('page')
    expect(await left()).toHaveLength(1)
  })

  it('does not begin a job again that outlives its lease', async () => {
    const { runner, add, end, clock } = await setUp()
    let begun = 0
    let finish = (): void => undefined
    const finished = new Promise<void>((resolve) => (finish = resolve))
    let began = (): void => undefined
    const first = new Promise<void>((resolve) => (began = resolve))
    const other = new Promise<void>((resolve) => {
      runner.register('recognise', {
        concurrency: 2,
        run: async (job) => {
          if (job.subjectId === 'long') {
            begun++
            began()
            await finished
          } else resolve()
          return end(job)
        },
      })
    })
    await add('long')
    await runner.start()
    await first
    clock.advance(11 * 60_000)
    await add('other')
    runner.wake()
    await other
    expect(begun).toBe(1)
    finish()
    await runner.idle('recognise')
  })

  it('has ended all it began when it has stopped', async () => {
    const { runner, add, end } = await setUp()
    let under = 0
    runner.register('recognise', {
      concurrency: 1,
      run: async (job) => {
        under++
        const outcome = await end(job)
        under--
        return outcome
      },
    })
    await add('page')
    await runner.start() // looks for jobs by itself; nothing is leased yet
    await runner.stop()
    expect(under).toBe(0)
  })
})
