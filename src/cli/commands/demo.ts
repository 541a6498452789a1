import { makeDemo, system } from '../../core/compose'
import { FailureError } from '../../shared/result'
import { dataOption, type Arguments, type Command } from '../command'
import { quietLog } from '../quiet-log'
import { UsageError } from '../world'

const usual = { months: 18, conversations: 2_000, seed: 1 } as const
const most = { months: 240, conversations: 2_000_000, seed: 2 ** 31 - 1 } as const

/** When an office closes, in hours of the day (UTC): the last day is told to its end. */
const closesAt = 17

export const demo: Command = {
  name: 'demo',
  usage: 'cli.demoUsage',
  options: { ...dataOption, months: { type: 'string' }, conversations: { type: 'string' }, seed: { type: 'string' }, until: { type: 'string' } },
  least: 0,
  most: 0,
  run: async (world, args) => {
    const data = args.text('data')
    // Never into the folder that the program uses by itself.
    if (data === undefined) throw new UsageError('cli.missingArgument', { command: 'demo' })
    const options = { months: number(args, 'months'), conversations: number(args, 'conversations'), seed: number(args, 'seed'), until: untilOf(args.text('until')) }
    const folder = world.data(data)
    const made = await makeDemo({ data: folder, resources: world.places.resources }, options, quietLog, (done) => world.sayProgress(world.t('cli.demoProgress', { done, all: options.conversations })), world.signal)
    if (!made.ok) throw new FailureError(made.error)
    await world.out(world.t('cli.demoMade', { ...made.value, folder }))
    return 0
  },
}

/** @throws UsageError */
function number(args: Arguments, option: keyof typeof usual): number {
  const text = args.text(option)
  if (text === undefined) return usual[option]
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= 1 && value <= most[option])) throw new UsageError('cli.badNumber', { option, least: 1, most: most[option] })
  return value
}

/** @throws UsageError */
function untilOf(text: string | undefined): number {
  const day = text ?? new Date(system.clock.now()).toISOString().slice(0, 10)
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T${String(closesAt)}:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) throw new UsageError('cli.badDay', { option: '--until' })
  return at
}
