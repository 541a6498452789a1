import type { Message } from '../../shared/domain/message'

/** Whether a mail went to more than one: then an answer can go to all of them. */
export const hasOthers = (message: Pick<Message, 'channel' | 'to' | 'cc'>): boolean => message.channel === 'mail' && message.to.length + message.cc.length > 1
