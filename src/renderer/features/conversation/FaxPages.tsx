import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Attachment } from '../../../shared/domain/message'
import { useT } from '../../i18n/provider'
import type { LookedFor } from '../../../shared/text/fold'
import { isTyping } from '../../ui/keys'
import { FaxToolbar } from './FaxToolbar'
import { PagePicture } from './PagePicture'
import { PageStrip } from './PageStrip'
import { PageText } from './PageText'
import { useHitCounts, usePageWords } from './use-page-words'
import { useSize } from './use-size'
import { Viewer } from './Viewer'
import { fitted } from './zoom'

interface FaxPagesProps {
  readonly attachment: Attachment
  readonly conversationId: string
  readonly words: readonly LookedFor[]
}

/** Wider than this a page is larger than on paper and reads worse. */
const widestPage = 860

/** A fax: one page large, the others beside it, its text a click away. */
export function FaxPages({ attachment, conversationId, words }: FaxPagesProps) {
  const t = useT()
  const { pages } = attachment
  const [index, setIndex] = useState(0)
  const [shown, setShown] = useState<'original' | 'text'>('original')
  const [zoom, setZoom] = useState(fitted)
  const [viewing, setViewing] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const { width } = useSize(frame)
  const page = pages[Math.min(index, pages.length - 1)]
  const content = usePageWords(page, conversationId, words)
  const counts = useHitCounts(pages, conversationId, words)
  const firstHit = counts.findIndex((count) => count > 0)

  useEffect(() => {
    if (firstHit >= 0) setIndex(firstHit)
  }, [firstHit, words])
  useEffect(() => {
    if (content.hits.length > 0) frame.current?.querySelector('.page-hit')?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [content.hits])
  useSpace(whole, () => {
    setViewing(true)
  })

  if (!page) return null
  return (
    <div className="fax" ref={whole} data-testid="fax">
      <FaxToolbar
        attachment={attachment}
        index={index}
        zoom={zoom}
        shown={shown}
        hits={content.hits.length}
        onShow={setShown}
        onZoom={setZoom}
        onTurn={setIndex}
        onView={() => {
          setViewing(true)
        }}
      />
      <div className="fax-body">
        {pages.length > 1 && <PageStrip pages={pages} index={index} hits={counts} onChoose={setIndex} />}
        <div className="fax-frame" ref={frame} role="group" aria-label={t('conversation.pageOf', { number: page.number, count: pages.length })}>
          {shown === 'text' ? (
            <PageText page={page} content={content} />
          ) : (
            width > 0 && <PagePicture key={page.id} page={page} content={content} width={Math.min(width, widestPage) * zoom} />
          )}
        </div>
      </div>
      {viewing && (
        <Viewer
          pages={pages}
          start={index}
          conversationId={conversationId}
          words={words}
          onClose={() => {
            setViewing(false)
          }}
        />
      )}
    </div>
  )
}

/** Space opens the fax that is in view, from anywhere but a field or a button. */
function useSpace(whole: RefObject<HTMLDivElement | null>, onSpace: () => void): void {
  const latest = useRef(onSpace)
  latest.current = onSpace
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.defaultPrevented || isTyping(event.target)) return
      if (event.target instanceof Element && event.target.closest('button, a, summary, [role="option"]')) return
      if (!whole.current || whole.current !== faxInView()) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [whole])
}

/** The fax that covers most of the window's height. */
function faxInView(): Element | null {
  const covered = (element: Element): number => {
    const { top, bottom } = element.getBoundingClientRect()
    return Math.min(bottom, window.innerHeight) - Math.max(top, 0)
  }
  const faxes = [...document.querySelectorAll('.fax')].filter((fax) => covered(fax) > 0)
  return faxes.sort((a, b) => covered(b) - covered(a))[0] ?? null
}
