import { isBackup, restoreInto } from '../../core/compose'
import { fail, FailureError } from '../../shared/result'
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
    const source = world.path(args.words[0] ?? '')
    if (!(await isBackup(source))) throw new FailureError(fail('backup-missing', { folder: source }).error) // before a folder is made for it
    const restored = await restoreInto(data, source, options, quietLog)
    if (!restored.ok) throw new FailureError(restored.error)
    const { originals, lost } = restored.value
    await world.out(data)
    world.say(world.t('cli.restored', { count: originals, folder: data }))
    if (lost.length > 0) world.say(world.t('cli.lost', { count: lost.length }))
    return 0
  },
}
