import { dataAccess, exportConversations } from '../../core/compose'
import { dataOption, jsonOption, type Command } from '../command'
import { quietLog } from '../quiet-log'
import { stopIfAsked } from '../world'

export const conversations: Command = {
  name: 'conversations',
  usage: 'cli.conversationsUsage',
  options: { ...dataOption, ...jsonOption },
  least: 0,
  most: 0,
  run: async (world, args) => {
    const store = await dataAccess(quietLog).openStore(world.data(args.text('data')))
    try {
      for await (const conversation of exportConversations(store)) {
        if (world.closed()) break
        stopIfAsked(world.signal)
        const { id, subject, messages } = conversation
        await world.out(args.flag('json') ? JSON.stringify(conversation) : `${id}  ${messages.length}  ${subject}`)
      }
      return 0
    } finally {
      await store.close()
    }
  },
}
