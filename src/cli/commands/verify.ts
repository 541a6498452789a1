import { dataAccess, findingLine, verifyData } from '../../core/compose'
import { dataOption, type Command } from '../command'
import { quietLog } from '../quiet-log'

export const verify: Command = {
  name: 'verify',
  usage: 'cli.verifyUsage',
  options: dataOption,
  least: 0,
  most: 0,
  run: async (world, args) => {
    const findings = await verifyData(dataAccess(quietLog), world.data(args.text('data')), world.signal)
    for (const finding of findings) await world.out(findingLine(finding))
    const count = findings.filter(({ kind }) => kind === 'problem').length
    world.say(count === 0 ? world.t('cli.verified') : world.t('cli.problems', { count }))
    return count === 0 ? 0 : 1
  },
}
