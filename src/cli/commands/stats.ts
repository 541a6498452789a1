import { dataAccess, readFigures, system } from '../../core/compose'
import { bucketSize } from '../../shared/domain/dashboard'
import { isPeriodDay } from '../../shared/figures/filter'
import { dataOption, jsonOption, type Command } from '../command'
import { quietLog } from '../quiet-log'
import { UsageError } from '../world'

export const stats: Command = {
  name: 'stats',
  usage: 'cli.statsUsage',
  options: { ...dataOption, ...jsonOption, from: { type: 'string' }, to: { type: 'string' }, by: { type: 'string' } },
  least: 0,
  most: 0,
  run: async (world, args) => {
    const day = (name: 'from' | 'to'): string | null => {
      const text = args.text(name)
      if (text !== undefined && !isPeriodDay(text)) throw new UsageError('cli.badDay', { option: `--${name}` })
      return text ?? null
    }
    const by = bucketSize.safeParse(args.text('by') ?? 'month')
    if (!by.success) throw new UsageError('cli.badBucket', {})
    const [from, to] = [day('from'), day('to')]
    if (from !== null && to !== null && from > to) throw new UsageError('cli.daysTurned', {})
    const store = await dataAccess(quietLog).openStore(world.data(args.text('data')))
    try {
      const figures = await store.read((tx) => readFigures(tx, { from, to, by: by.data, labelId: null, channel: null, now: system.clock.now() }))
      if (figures.waiting > 0) world.say(world.t('cli.statsWaiting', { count: figures.waiting }))
      if (args.flag('json')) await world.out(JSON.stringify(figures))
      else {
        const share = (value: number | null): string => (value === null ? '–' : world.t('cli.percent', { value }))
        const { dialogue } = figures
        await world.out(world.t('cli.stats', {
          from: figures.from, to: figures.to,
          faxesIn: figures.in.fax, shareIn: share(figures.faxShareIn), faxesOut: figures.out.fax, shareOut: share(figures.faxShareOut),
          conversations: dialogue.conversations, replied: share(dialogue.conversations === 0 ? null : dialogue.replied / dialogue.conversations), unanswered: dialogue.unanswered,
          senders: figures.senders.fourInFive, allSenders: figures.senders.all,
        }))
      }
      return 0
    } finally {
      await store.close()
    }
  },
}
