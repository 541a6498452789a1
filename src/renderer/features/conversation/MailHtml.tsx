import { ImageOff, Image as ImageIcon } from 'lucide-react'
import { useMemo, useState } from 'react'
import { inlineUrl } from '../../../shared/contract/window-api'
import type { Message } from '../../../shared/domain/message'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import type { LookedFor } from '../../../shared/text/fold'
import { Failed, Loading, Notice } from '../../ui/states'
import type { CleanHtml } from './clean-html'
import { LinkDialog, useLinks } from './LinkDialog'
import { MailFrame } from './MailFrame'

interface MailHtmlProps {
  readonly message: Message
  readonly words: readonly LookedFor[]
}

const withoutBrackets = (contentId: string): string => contentId.replace(/^<|>$/g, '')

/** The HTML of a mail, cleaned, in a frame in which nothing can run or load. */
export default function MailHtml({ message, words }: MailHtmlProps) {
  const t = useT()
  const query = useCall('message.html', { id: message.id }, { about: message.conversationId })
  // What we sent ourselves shows what we put into it.
  const [showPictures, setShowPictures] = useState(message.delivery !== null)
  const links = useLinks()
  const [clean, setClean] = useState<CleanHtml>({ html: '', remote: 0, embedded: 0 })
  const pictureOf = useMemo(() => {
    const pictures = new Map(
      message.attachments.flatMap(({ id, contentId }) => (contentId ? [[withoutBrackets(contentId), inlineUrl(id)] as const] : [])),
    )
    return (contentId: string): string | null => pictures.get(contentId) ?? null
  }, [message.attachments])

  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading />
  return (
    <div className="mail-html">
      {clean.embedded > 0 && !showPictures && (
        <Notice
          icon={ImageIcon}
          action={
            <Button
              onClick={() => {
                setShowPictures(true)
              }}
            >
              {t('conversation.showPictures')}
            </Button>
          }
        >
          {t('conversation.embedded', { count: clean.embedded })}
        </Notice>
      )}
      {clean.remote > 0 && <Notice icon={ImageOff}>{t('conversation.remoteBlocked', { count: clean.remote })}</Notice>}
      <MailFrame
        html={query.data.html}
        showPictures={showPictures}
        pictureOf={pictureOf}
        onCleaned={setClean}
        words={words}
        onLink={links.follow}
      />
      {links.asked && <LinkDialog link={links.asked} onClose={links.close} />}
    </div>
  )
}
