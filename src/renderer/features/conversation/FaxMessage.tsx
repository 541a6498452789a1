import { useRef, useState } from 'react'
import type { Attachment, Message } from '../../../shared/domain/message'
import type { LookedFor } from '../../../shared/text/fold'
import { useCall } from '../../api/use-call'
import { FaxPages } from './FaxPages'
import type { Spot } from './spot'
import { FaxNotices, type FaxWays } from './record/FaxNotices'
import { FaxRecord } from './record/FaxRecord'
import './record/record.css'

interface FaxMessageProps extends FaxWays {
  readonly message: Message
  readonly documents: readonly Attachment[]
  readonly words: readonly LookedFor[]
}

/** The pages of a message, and for a fax what was made out about it: notices over them, the record beside or above them. */
export function FaxMessage({ message, documents, words, onAnswer, onOpen }: FaxMessageProps) {
  const { id, conversationId, at } = message
  const isFax = message.direction === 'in' && documents.some(({ role }) => role === 'document')
  const details = useCall('fax.details', { messageId: id }, { about: conversationId, enabled: isFax, afresh: true }).data
  const [spot, setSpot] = useState<(Spot & { readonly field: string | null }) | null>(null)
  const asked = useRef(0)
  const pages = documents.flatMap((document) => document.pages)

  const show = (pageId: string, field: string | null, box: Spot['box']): void => {
    asked.current += 1
    setSpot({ pageId, box, field, asked: asked.current })
  }
  return (
    <div className="fax-message">
      {details && (
        <FaxNotices
          details={details}
          conversationId={conversationId}
          at={at}
          onAnswer={onAnswer}
          onOpen={onOpen}
          onPage={(number) => {
            const page = details.pages.find((known) => known.number === number)
            if (page) show(page.pageId, null, null)
          }}
        />
      )}
      <div className="fax-desk">
        {/* A continuation belongs to its first fax, where the letter begins. */}
        {details?.joinedTo === null && (
          <FaxRecord details={details} pages={pages} shown={spot?.field ?? null} onShow={(field, { pageId, box }) => show(pageId, field, box)} />
        )}
        <div className="fax-documents">
          {documents.map((attachment) => (
            <FaxPages
              key={attachment.id}
              attachment={attachment}
              messageId={id}
              conversationId={conversationId}
              words={words}
              spot={attachment.pages.some((page) => page.id === spot?.pageId) ? spot : null}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
