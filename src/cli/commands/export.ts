import { dataAccess, exportConversation, exportFax, isConversation, openReading, system } from '../../core/compose'
import { fail, FailureError, type Result } from '../../shared/result'
import { dataOption, type Command } from '../command'
import { quietLog } from '../quiet-log'
import { stopIfAsked, UsageError } from '../world'

interface Written {
  readonly path: string
  /** pages whose text is not in it */
  readonly unread?: number
}

/** Reads beside whoever works in the data folder, and changes nothing there. */
export const exportCommand: Command = {
  name: 'export',
  usage: 'cli.exportUsage',
  options: { ...dataOption, out: { type: 'string' }, form: { type: 'string' }, notes: { type: 'boolean' } },
  least: 1,
  most: 1,
  run: async (world, args) => {
    const [id = ''] = args.words
    const out = args.text('out')
    const form = args.text('form') ?? 'pdf'
    if (out === undefined || out === '') throw new UsageError('cli.missingArgument', { command: 'export' })
    if (form !== 'pdf' && form !== 'text' && form !== 'mails') throw new UsageError('cli.badOption', { option: '--form', command: 'export' })
    const data = world.data(args.text('data'))
    const access = dataAccess(quietLog)
    const store = await access.openStore(data)
    const reading = openReading(world.places)
    try {
      const parts = { ...reading, ...system, store, blobs: access.blobs(data) }
      const whole = { target: world.path(out), claim: 'new', signal: world.signal } as const
      const conversation = async (): Promise<Result<Written>> => {
        if (form === 'text') throw new UsageError('cli.badOption', { option: '--form', command: 'export' })
        const onProgress = (done: number, all: number): void => { world.sayProgress(world.t('export.progress', { done, all })) }
        const made = await exportConversation(parts, { ...whole, conversationId: id, form, notes: args.flag('notes'), language: world.language, onProgress })
        if (made.ok && made.value.missing > 0) world.say(world.t('cli.exportMissing', { count: made.value.missing }))
        return made
      }
      // A fax is no mail, and what is neither is nowhere.
      const fax = async (): Promise<Result<Written>> => (form === 'mails' ? fail('not-found') : exportFax(parts, { ...whole, messageId: id, form }))
      const written = (await isConversation(store, id)) ? await conversation() : await fax()
      stopIfAsked(world.signal)
      if (!written.ok) throw new FailureError(written.error)
      const { path, unread = 0 } = written.value
      await world.out(path)
      if (unread > 0) world.say(world.t('cli.exportUnread', { count: unread }))
      return unread > 0 ? 2 : 0
    } finally {
      await reading.reader.close()
      await reading.recogniser.close()
      await store.close()
    }
  },
}
