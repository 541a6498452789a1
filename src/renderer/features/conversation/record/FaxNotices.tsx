import { CopyCheck, FileQuestion, FileStack, Link2, ListOrdered, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FaxDetails } from '../../../../shared/domain/fax'
import type { Beginning } from '../../../../shared/domain/draft'
import { askToSendAgain } from '../../../../shared/text/send-again'
import { useCall } from '../../../api/use-call'
import { listed } from '../../../i18n/dates'
import { useWords } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'
import { Notice } from '../../../ui/states'
import { useRun, useToast } from '../../../ui/toasts'
import { noticesOf, type FaxNotice } from './notices'

export interface FaxWays {
  /** opens an answer that is begun so */
  readonly onAnswer: (beginning: Beginning) => void
  readonly onOpen: (conversationId: string, messageId: string) => void
}

interface FaxNoticesProps extends FaxWays {
  readonly details: FaxDetails
  readonly conversationId: string
  /** when the fax came */
  readonly at: number
  readonly onPage: (number: number) => void
}

/** What is wrong with the pages of a fax, or is to be known of it, each with its way on. */
export function FaxNotices(props: FaxNoticesProps) {
  const notices = noticesOf(props.details, props.at)
  if (notices.length === 0) return null
  return (
    <div className="fax-notices" data-testid="fax-notices">
      {notices.map((notice, index) => (
        <FaxNoticeLine key={index} {...props} notice={notice} />
      ))}
    </div>
  )
}

interface Said {
  readonly icon: LucideIcon
  readonly warm: boolean
  readonly text: string
  readonly action: ReactNode
}

function FaxNoticeLine(props: FaxNoticesProps & { readonly notice: FaxNotice }) {
  const { icon, warm, text, action } = useSaid(props)
  return (
    <Notice tone={warm ? 'warm' : 'plain'} icon={icon} role="status" action={<span className="notice-actions">{action}</span>}>
      {text}
    </Notice>
  )
}

function useSaid({ notice, details, at, conversationId, onAnswer, onOpen, onPage }: FaxNoticesProps & { readonly notice: FaxNotice }): Said {
  const { t, language, moment } = useWords()
  const address = useCall('account.get', {}, { enabled: notice.kind === 'missing' }).data?.account?.address ?? null
  const { join, separate } = useJoining(details.messageId)
  const open = (messageId: string, where: string): ReactNode => (
    <Button kind="quiet" onClick={() => onOpen(where, messageId)}>
      {t('fax.showIt')}
    </Button>
  )
  const apart = (messageId: string, first: string): ReactNode => (
    <Button kind="quiet" onClick={() => separate(messageId, first)}>
      {t('fax.separate')}
    </Button>
  )
  switch (notice.kind) {
    case 'missing': {
      const pages = { count: notice.pages.length, pages: listed(notice.pages, language) }
      const fax = { missing: notice.pages, of: notice.of, date: details.record?.date ?? null, time: details.record?.time ?? null, at }
      const ask = (): void => onAnswer(askToSendAgain(fax, { language, address }))
      return {
        icon: FileQuestion,
        warm: true,
        text: t('fax.missing', { ...pages, of: notice.of }),
        action: (
          <Button onClick={ask} title={t('fax.askAgainHint')}>
            {t('fax.askAgain', pages)}
          </Button>
        ),
      }
    }
    case 'out-of-order':
      return { icon: ListOrdered, warm: true, text: t('fax.outOfOrder', { order: notice.order.join(', ') }), action: null }
    case 'several-faxes': {
      const begins = notice.firstPages.slice(1)
      const count = begins.length
      return {
        icon: FileStack,
        warm: true,
        text: `${t('fax.severalFaxes', { count, faxes: count + 1 })} ${t('fax.beginsOn', { count, pages: listed(begins, language) })}`,
        action: begins.slice(0, 3).map((page) => (
          <Button key={page} kind="quiet" onClick={() => onPage(page)}>
            {t('fax.goToPage', { page })}
          </Button>
        )),
      }
    }
    case 'continued':
      return {
        icon: Link2,
        warm: true,
        text: t(notice.at < at ? 'fax.continuedBefore' : 'fax.continued', { count: notice.pages.length, pages: listed(notice.pages, language), when: moment(notice.at) }),
        action: (
          <>
            <Button onClick={() => join(notice.messageId)}>{t('fax.join')}</Button>
            {open(notice.messageId, notice.conversationId)}
          </>
        ),
      }
    case 'joined':
      return {
        icon: Link2,
        warm: false,
        text: t('fax.joined', { count: notice.pages.length, pages: listed(notice.pages, language), when: moment(notice.at) }),
        action: (
          <>
            {open(notice.messageId, notice.conversationId)}
            {apart(notice.messageId, details.messageId)}
          </>
        ),
      }
    case 'continuation':
      return {
        icon: Link2,
        warm: false,
        text: notice.at === null ? t('fax.continuationOf') : t('fax.continuation', { when: moment(notice.at) }),
        action: (
          <>
            {open(notice.first, conversationId)}
            {apart(details.messageId, notice.first)}
          </>
        ),
      }
    case 'same-letter':
      return {
        icon: CopyCheck,
        warm: false,
        text: t(notice.earlier ? 'fax.sameEarlier' : 'fax.sameLater', { when: moment(notice.at) }),
        action: open(notice.messageId, notice.conversationId),
      }
  }
}

/** Joining and taking apart, each said in passing with its way back. */
function useJoining(messageId: string) {
  const { t } = useWords()
  const run = useRun()
  const toast = useToast()
  const undoable = (text: string, back: () => void): void => toast({ text, lasts: 10_000, action: { label: t('app.undo'), run: back } })
  return {
    join: (continuedBy: string): void => {
      void run('fax.join', { messageId, continuedBy }).then((joined) => {
        if (joined) undoable(t('fax.joinedNow'), () => void run('fax.separate', { messageId: continuedBy }))
      })
    },
    separate: (part: string, first: string): void => {
      void run('fax.separate', { messageId: part }).then((parted) => {
        if (parted) undoable(t('fax.separatedNow'), () => void run('fax.join', { messageId: first, continuedBy: part }))
      })
    },
  }
}
