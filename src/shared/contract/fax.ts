import { z } from 'zod'
import { faxDetails } from '../domain/fax'
import { id } from '../domain/ids'
import { call } from './call'

export const faxCalls = {
  'fax.details': call(() => z.object({ messageId: id }), () => faxDetails),
  /** One fax that came in two files: the second becomes the continuation of the first and moves to its conversation. */
  'fax.join': call(() => z.object({ messageId: id, continuedBy: id }), () => z.object({})),
  /** Undoes a join: the continuation is a fax of its own again. */
  'fax.separate': call(() => z.object({ messageId: id }), () => z.object({})),
}
