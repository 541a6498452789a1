import { openEngine, type Engine, type EngineOptions } from '../../core/compose'
import { fail, FailureError } from '../../shared/result'
import { failureText } from '../../shared/strings/translate'
import { dataOption, jsonOption, type Command } from '../command'
import { quietLog } from '../quiet-log'
import { failureLine, type World } from '../world'

/** Secrets live with the app's keyring; the terminal needs none, for it sends nothing. */
const noVault: EngineOptions['vault'] = {
  keyring: () => Promise.resolve(false),
  state: () => Promise.resolve('none'),
  read: () => Promise.resolve(null),
  write: () => Promise.resolve('none'),
}

type ArrivalEnd = Parameters<NonNullable<Parameters<Engine['intake']['takeIn']>[2]>>[0]

export const intake: Command = {
  name: 'intake',
  usage: 'cli.intakeUsage',
  options: { ...dataOption, ...jsonOption, 'no-wait': { type: 'boolean' } },
  least: 1,
  most: Number.POSITIVE_INFINITY,
  run: async (world, args) => {
    const opened = await openEngine({ data: world.data(args.text('data')), ...world.places, vault: noVault, log: quietLog })
    if (!opened.ok) throw new FailureError(opened.error)
    const engine = opened.value
    const counts = { recorded: 0, duplicate: 0, quarantined: 0 }
    // Lines go out in the order in which arrivals end, however slowly they are read.
    let told: Promise<void> = Promise.resolve()
    const onEnd = (end: ArrivalEnd): void => {
      counts[end.outcome] += 1
      told = told.then(() => world.out(args.flag('json') ? jsonLine(end) : humanLine(end, world)))
      told.catch(() => undefined)
    }
    const wait = !args.flag('no-wait')
    try {
      showProgress(engine, world)
      await untilEnded(world.signal, takeIn(engine, args.words.map(world.path), onEnd, wait))
    } finally {
      await engine.stop()
    }
    await told
    if (wait && !engine.context.recogniser.available()) world.say(failureLine(world.t, fail('recognition-data-missing').error))
    world.say(world.t('cli.taken', counts))
    return counts.quarantined > 0 ? 2 : 0
  },
}

async function takeIn(engine: Engine, paths: readonly string[], onEnd: (end: ArrivalEnd) => void, wait: boolean): Promise<void> {
  if (!wait) engine.context.jobs.pause('recognise', true)
  await engine.start({ attended: false })
  await engine.intake.takeIn(paths, 'terminal', onEnd)
  await engine.intake.idle()
  if (!wait) return
  await engine.context.jobs.idle('recognise')
  await engine.context.jobs.idle('same-letter')
}

/** Ended early, the rest is left to the next start: every stage's result is stored. */
async function untilEnded(signal: AbortSignal, work: Promise<void>): Promise<void> {
  work.catch(() => undefined)
  await Promise.race([work, new Promise<void>((resolve) => { signal.addEventListener('abort', () => { resolve() }, { once: true }) })])
}

function showProgress(engine: Engine, world: World): void {
  engine.context.feed.listen((name, payload) => {
    if (name === 'progress' && 'pagesAll' in payload) world.sayProgress(world.t('cli.progress', { ...payload, paused: String(payload.paused), secondsLeft: payload.secondsLeft ?? 0 }))
  })
}

const jsonLine = ({ path, outcome, code, messageId, conversationId }: ArrivalEnd): string =>
  JSON.stringify({
    path,
    outcome,
    ...(code === null ? {} : { code }),
    ...(messageId === null ? {} : { messageId }),
    ...(conversationId === null ? {} : { conversationId }),
  })

function humanLine({ path, outcome, code }: ArrivalEnd, { t }: World): string {
  if (outcome !== 'quarantined') return `${path}: ${t(`cli.${outcome}`)}`
  return `${path}: ${failureText(t, fail(code ?? 'intake-failed').error)}`
}
