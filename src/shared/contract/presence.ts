import { z } from 'zod'
import { presence, told } from '../domain/presence'
import { call } from './call'

export const presenceCalls = {
  'presence.get': call(() => z.object({}), () => presence),
  'presence.set': call(() => presence.partial(), () => presence),
}

/** For the host alone: how many conversations are unread, and what is to be told just now. No window hears it. */
export const presenceEvent = z.object({ unread: z.number().int(), told: told.nullable() })
