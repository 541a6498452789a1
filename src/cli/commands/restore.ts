import { restoreInto } from '../../core/compose'
import { FailureError } from '../../shared/result'
import { dataOption, type Command } from '../command'
import { quietLog } from '../quiet-log'

export const restore: Command = {
  name: 'restore',
  usage: 'cli.restoreUsage',
  options: dataOption,
  least: 1,
  most: 1,
  run: async (world, args) => {
    const data = world.data(args.text('data'))
    const options = { present: 'refuse', now: Date.now(), signal: world.signal } as const
    const restored = await restoreInto(data, world.path(args.words[0] ?? ''), options, quietLog)
    if (!restored.ok) throw new FailureError(restored.error)
    const { originals, lost } = restored.value
    await world.out(data)
    world.say(world.t('cli.restored', { count: originals, folder: data }))
    if (lost.length > 0) world.say(world.t('cli.lost', { count: lost.length }))
    return 0
  },
}
