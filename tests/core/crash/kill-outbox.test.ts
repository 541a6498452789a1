import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { outboxCheckpoints } from '../../../src/core/compose'
import { mail, runChild, type Task } from '../../helpers/crash'
import { openTestEngine } from '../../helpers/engine'
import { startSmtp } from '../../helpers/smtp'
import { tempFolder } from '../../helpers/temp-folder'

async function setUp() {
  const smtp = await startSmtp()
  onTestFinished(() => smtp.close())
  const folder = tempFolder()
  writeFileSync(join(folder, 'brief.eml'), mail)
  const account = { name: 'Büro', address: 'post@buero.example', host: '127.0.0.1', port: smtp.port, tls: 'none', user: '', signature: '' }
  const data = join(folder, 'data')
  const reply: Task = { data, paths: [join(folder, 'brief.eml')], account, reply: { to: 'erika@nordlicht.example' } }
  const restart: Task = { data, account }
  return { smtp, reply, restart, data }
}

/** Runs that lead to a point: the last one is killed there, or all end by themselves. */
const ways: Readonly<Record<string, (task: { reply: Task; restart: Task }) => readonly Task[]>> = {
  commit: ({ reply }) => [reply],
  sending: ({ reply }) => [reply],
  transport: ({ reply }) => [reply],
  outcome: ({ reply }) => [reply],
  'take-back': ({ reply }) => [{ ...reply, undoSeconds: 60, then: 'undo' }],
  recovery: ({ reply, restart }) => [{ ...reply, point: 'outbox:after-transport' }, restart],
  // the account's own release of waiting replies is the first decision, the person's the second
  decision: ({ reply, restart }) => [{ ...reply, point: 'outbox:after-transport' }, { ...restart, then: 'confirm', hit: 2 }],
}

const stepOf = (point: string): string => point.replace(/^outbox:(?:before|after)-/, '')

async function run(tasks: readonly Task[], point: string | undefined) {
  const [last, ...before] = [...tasks].reverse()
  for (const task of before.reverse()) expect(await runChild(task)).toMatchObject({ signal: 'SIGKILL' })
  return runChild(point === undefined ? (last as Task) : { ...(last as Task), point })
}

describe('a kill during sending', () => {
  it('has a way to every point', () => {
    expect([...new Set(outboxCheckpoints.map(stepOf))].sort()).toEqual(Object.keys(ways).sort())
  })

  for (const [step, way] of Object.entries(ways)) {
    it(`is tried where a run really comes by: ${step}`, async () => {
      const { reply, restart } = await setUp()
      const ended = await run(way({ reply, restart }), undefined)
      expect(ended).toMatchObject({ code: 0, signal: null })
      expect(ended.reached).toContain(`outbox:before-${step}`)
      expect(ended.reached).toContain(`outbox:after-${step}`)
    })
  }

  for (const point of outboxCheckpoints) {
    it(`at ${point} sends nothing twice and loses no reply`, async () => {
      const { smtp, reply, restart, data } = await setUp()
      expect(await run((ways[stepOf(point)] as (typeof ways)[string])({ reply, restart }), point)).toMatchObject({ signal: 'SIGKILL' })
      expect(await runChild(restart)).toMatchObject({ code: 0, signal: null })

      const { engine } = await openTestEngine(data, { start: false })
      const replies = await engine.context.store.read((tx) => tx.selectFrom('message').select('delivery_step').where('direction', '=', 'out').execute())
      const drafts = await engine.context.store.read((tx) => tx.selectFrom('draft').select('text').execute())
      expect(smtp.mails.length).toBeLessThanOrEqual(1)
      expect(replies.length + drafts.length).toBe(1)
      const delivered = replies[0]?.delivery_step
      if (delivered === 'sent') expect(smtp.mails).toHaveLength(1)
      if (delivered === 'queued') expect(stepOf(point)).toBe('take-back') // its undo pause still runs
      if (delivered !== undefined) expect(['sent', 'unconfirmed', 'queued']).toContain(delivered)
      expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
    })
  }
})
