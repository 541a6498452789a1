import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Output } from '../../../../shared/contract'
import { pageUrl } from '../../../../shared/contract/window-api'
import type { Attachment, Message } from '../../../../shared/domain/message'
import { printWindow } from '../../../api/print-window'
import { useWords } from '../../../i18n/provider'
import { momentOnPaper } from '../../../../shared/text/written'
import { nameOf } from '../../../i18n/contact-name'
import { addressName, senderOf } from '../names'
import './print.css'

interface PrintSheetProps {
  readonly conversation: Output<'conversation.get'>
  readonly title: string
  readonly onDone: () => void
}

/**
 * A conversation as paper has it: every message with its words, every page of its faxes, the names of its files. On no screen.
 * Notes among ourselves are left out: what is printed is soon in others' hands. Opens the system's dialog when all pictures are there.
 */
export function PrintSheet({ conversation, title, onDone }: PrintSheetProps) {
  const { t, language } = useWords()
  const sheet = useRef<HTMLDivElement>(null)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    let current = true
    const end = (): void => done.current()
    window.addEventListener('afterprint', end, { once: true })
    void Promise.all([...(sheet.current?.querySelectorAll('img') ?? [])].map(settled)).then(() => {
      if (current) void printWindow()
    })
    return () => {
      current = false
      window.removeEventListener('afterprint', end)
    }
  }, [])
  const messages = conversation.messages.filter(({ channel }) => channel !== 'internal')
  return createPortal(
    <div className="print-sheet" ref={sheet} data-testid="print-sheet">
      <h1>{title}</h1>
      <p>{nameOf(conversation.contact) || t('conversation.unknownContact')}</p>
      {messages.map((message) => (
        <PrintedMessage key={message.id} message={message} who={message.direction === 'out' ? t('conversation.you') : senderOf(message, conversation.contact) || t('conversation.unknownContact')} when={momentOnPaper(message.at, language)} />
      ))}
    </div>,
    document.body,
  )
}

function PrintedMessage({ message, who, when }: { readonly message: Message; readonly who: string; readonly when: string }) {
  const { t } = useWords()
  const files = message.attachments.filter(({ role }) => role === 'attached')
  const to = message.to.map(addressName).join(', ')
  return (
    <section>
      <h2>
        {who} · {t(`app.${message.channel}`)} · {when}
      </h2>
      {to !== '' && <p>{t('conversation.toList', { names: to })}</p>}
      {message.cc.length > 0 && <p>{t('conversation.ccList', { names: message.cc.map(addressName).join(', ') })}</p>}
      {message.channel === 'mail' && <p className="print-text">{message.text}</p>}
      {files.length > 0 && (
        <p>
          {t('conversation.attachments')}: {files.map(({ name }) => name).join(', ')}
        </p>
      )}
      {message.attachments.map((attachment) => (
        <PrintedPages key={attachment.id} attachment={attachment} />
      ))}
    </section>
  )
}

/** Blank pages cost no paper: the numbers of the others tell that they are there. */
function PrintedPages({ attachment: { pages } }: { readonly attachment: Attachment }) {
  const { t } = useWords()
  return pages
    .filter(({ recognition }) => recognition !== 'blank')
    .map((page) => (
      <figure key={page.id}>
        <figcaption>{t('conversation.pageOf', { number: page.number, count: pages.length })}</figcaption>
        {page.width === 0 ? <p>{t('conversation.brokenPage')}</p> : <img src={pageUrl(page.id, page.rotation)} alt="" />}
      </figure>
    ))
}

/** Loaded, or known not to come. Decoded one by one when it is drawn: a hundred pages at once would fill the memory. */
const settled = (picture: HTMLImageElement): Promise<void> =>
  picture.complete
    ? Promise.resolve()
    : new Promise((resolve) => {
        picture.addEventListener('load', () => resolve(), { once: true })
        picture.addEventListener('error', () => resolve(), { once: true })
      })
