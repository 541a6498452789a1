import { dataAccess, makeBackup } from '../../core/compose'
import { fail, FailureError } from '../../shared/result'
import { dataOption, type Command } from '../command'
import { quietLog } from '../quiet-log'
import { failureLine } from '../world'

export const backup: Command = {
  name: 'backup',
  usage: 'cli.backupUsage',
  options: dataOption,
  least: 1,
  most: 1,
  run: async (world, args) => {
    const target = world.path(args.words[0] ?? '')
    const made = await makeBackup(dataAccess(quietLog), world.data(args.text('data')), target, Date.now(), world.signal)
    if (!made.ok) throw new FailureError(made.error)
    const { folder, originals, lost, cleared } = made.value
    await world.out(folder)
    world.say(world.t('cli.backedUp', { count: originals, folder }))
    if (cleared > 0) world.say(world.t('cli.backupCleared', { count: cleared }))
    if (lost.length === 0) return 0
    world.say(failureLine(world.t, fail('backup-incomplete', { folder, count: lost.length }).error))
    return 1
  },
}
