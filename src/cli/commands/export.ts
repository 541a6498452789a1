import { dataAccess, exportFax, openReading, system } from '../../core/compose'
import { FailureError } from '../../shared/result'
import { dataOption, type Command } from '../command'
import { quietLog } from '../quiet-log'
import { stopIfAsked, UsageError } from '../world'

/** Reads beside whoever works in the data folder, and changes nothing there. */
export const exportCommand: Command = {
  name: 'export',
  usage: 'cli.exportUsage',
  options: { ...dataOption, out: { type: 'string' }, form: { type: 'string' } },
  least: 1,
  most: 1,
  run: async (world, args) => {
    const [messageId = ''] = args.words
    const out = args.text('out')
    const form = args.text('form') ?? 'pdf'
    if (out === undefined || out === '') throw new UsageError('cli.missingArgument', { command: 'export' })
    if (form !== 'pdf' && form !== 'text') throw new UsageError('cli.badOption', { option: '--form', command: 'export' })
    const data = world.data(args.text('data'))
    const access = dataAccess(quietLog)
    const store = await access.openStore(data)
    const reading = openReading(world.places)
    try {
      const parts = { ...reading, ...system, store, blobs: access.blobs(data) }
      const written = await exportFax(parts, { messageId, form, target: world.path(out), claim: 'new', signal: world.signal })
      stopIfAsked(world.signal)
      if (!written.ok) throw new FailureError(written.error)
      await world.out(written.value.path)
      return 0
    } finally {
      await reading.reader.close()
      await reading.recogniser.close()
      await store.close()
    }
  },
}
