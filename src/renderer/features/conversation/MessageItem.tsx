import { History } from 'lucide-react'
import { memo } from 'react'
import type { Contact } from '../../../shared/domain/conversation'
import type { How } from '../../../shared/domain/draft'
import type { Message } from '../../../shared/domain/message'
import { gatewayName } from '../../i18n/gateway-name'
import { readableNumber } from '../../../shared/text/readable-number'
import { useWords } from '../../i18n/provider'
import type { LookedFor } from '../../../shared/text/fold'
import { ChannelIcon } from '../../ui/icons'
import { Attachments } from './Attachments'
import { HeldMessage } from './blocking/HeldMessage'
import type { Block } from './blocking/use-blocking'
import { DeniedSender } from './DeniedSender'
import { DeliveryState } from './DeliveryState'
import type { File } from './filing/use-filing'
import { FaxMessage } from './FaxMessage'
import { GatewayWord } from './GatewayWord'
import { MailBody } from './MailBody'
import { MessagePlace } from './MessagePlace'
import { MessageWays } from './MessageWays'
import { addressName, senderOf } from './names'
import type { FaxWays } from './record/FaxNotices'

interface MessageItemProps extends FaxWays {
  readonly message: Message
  readonly contact: Contact
  readonly words: readonly LookedFor[]
  /** to the account's settings, or to its password */
  readonly onAccount: (missing: 'account' | 'password' | 'identity') => void
  readonly onTakeUp: (messageId: string, how: How) => void
  readonly onMend: (messageId: string) => void
  readonly isFirst: boolean
  readonly onFile: File
  readonly onBlock: Block
}

/** One message as what it is: a fax as its pages, a mail as its text, a reply with what became of it. */
export const MessageItem = memo(function MessageItem({ message, contact, words, onAccount, onTakeUp, isFirst, onFile, onBlock, onMend, onAnswer, onOpen }: MessageItemProps) {
  const { t, moment } = useWords()
  const out = message.direction === 'out'
  const who = senderOf(message, contact) || t('conversation.unknownContact')
  const label = out
    ? t('conversation.messageOut', { when: moment(message.at) })
    : t('conversation.messageIn', { channel: t(`app.${message.channel}`), name: who, when: moment(message.at) })
  const documents = message.attachments.filter((attachment) => attachment.pages.length > 0)
  const pages = documents.reduce((sum, document) => sum + document.pages.length, 0)
  return (
    <article className="message" aria-label={label} data-message={message.id} data-direction={message.direction} data-testid="message">
      <MessageHead message={message} who={out ? t('conversation.you') : who} pages={pages} onTakeUp={onTakeUp} isFirst={isFirst} onFile={onFile} onBlock={onBlock} onMend={onMend} />
      {message.blocked && !message.blocked.lifted && <HeldMessage blocked={message.blocked} />}
      <GatewayWord message={message} pages={pages} />
      {message.warning === 'sender-denied' && <DeniedSender message={message} onOpen={onOpen} />}
      {message.channel === 'mail' && <MailBody message={message} words={words} />}
      {documents.length > 0 && <FaxMessage message={message} documents={documents} words={words} onAnswer={onAnswer} onOpen={onOpen} />}
      <Attachments attachments={message.attachments} />
      {message.delivery && <DeliveryState messageId={message.id} delivery={message.delivery} onAccount={onAccount} />}
      <MessagePlace message={message} />
      {message.seenAgain.map((again) => (
        <p key={again.at} className="seen-again quiet">
          <History size={14} aria-hidden />
          {t('conversation.seenAgain', { when: moment(again.at), name: again.name })}
        </p>
      ))}
    </article>
  )
})

interface MessageHeadProps extends Pick<MessageItemProps, 'onTakeUp' | 'isFirst' | 'onFile' | 'onBlock' | 'onMend'> {
  readonly message: Message
  readonly who: string
  readonly pages: number
}

function MessageHead({ message, who, pages, onTakeUp, isFirst, onFile, onBlock, onMend }: MessageHeadProps) {
  const { t, clock } = useWords()
  const faxNumber = readableNumber(message.faxNumber ?? '')
  const facts = [
    ...(message.channel === 'fax' ? [t('app.fax')] : []),
    // Anybody may call himself anything: the address stands beside the name.
    ...(message.direction === 'in' && message.from?.address && message.from.address !== who ? [message.from.address] : []),
    ...(message.channel === 'fax' && faxNumber && faxNumber !== who ? [faxNumber] : []),
    ...(message.channel === 'fax' && message.announcement ? [t('gateways.came', { gateway: gatewayName(t, message.announcement.gatewayId, message.announcement.gatewayName) })] : []),
    ...(pages > 0 ? [t('conversation.pages', { count: pages })] : []),
    ...(message.direction === 'out' ? [t('conversation.toList', { names: message.to.map(addressName).join(', ') })] : []),
    ...(message.direction === 'out' && message.delivery === null ? [t('conversation.sentElsewhere')] : []),
    ...(message.answered ? [t('conversation.answeredElsewhere')] : []),
    ...(message.cc.length > 0 ? [t('conversation.ccList', { names: message.cc.map(addressName).join(', ') })] : []),
    ...(message.bcc.length > 0 ? [t('conversation.bccList', { names: message.bcc.map(addressName).join(', ') })] : []),
  ]
  return (
    <header className="message-head">
      <ChannelIcon channel={message.channel} />
      <strong className={message.from || message.direction === 'out' ? '' : 'numbers'}>{who}</strong>
      <span className="message-facts quiet numbers cut">{facts.join(' · ')}</span>
      <time className="quiet numbers" dateTime={new Date(message.at).toISOString()}>
        {clock(message.at)}
      </time>
      <MessageWays message={message} onTakeUp={onTakeUp} isFirst={isFirst} onFile={onFile} onBlock={onBlock} onMend={onMend} />
    </header>
  )
}
