import type { Contact } from '../../../shared/domain/conversation'
import type { MailAddress, Message } from '../../../shared/domain/message'
import { nameOf } from '../../i18n/contact-name'
import { readableNumber } from '../../../shared/text/readable-number'

export const addressName = ({ name, address }: MailAddress): string => name || address

/** Who an incoming message is from: what the envelope says, else the fax number, else the contact. */
export function senderOf(message: Message, contact: Contact): string {
  if (message.from && addressName(message.from)) return addressName(message.from)
  return contact.name || (message.faxNumber === null ? nameOf(contact) : readableNumber(message.faxNumber))
}
