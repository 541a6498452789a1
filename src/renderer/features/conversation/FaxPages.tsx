import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Attachment } from '../../../shared/domain/message'
import { useT } from '../../i18n/provider'
import type { LookedFor } from '../../../shared/text/fold'
import { Button } from '../../ui/controls'
import { isTyping } from '../../ui/keys'
import { BlankPages } from './BlankPages'
import { FaxToolbar } from './FaxToolbar'
import { PagePicture } from './PagePicture'
import { PageStrip } from './PageStrip'
import { PageText } from './PageText'
import type { Spot } from './spot'
import { blankPages, canBeCleaned, leaves } from './shown-pages'
import { useCleaned } from './use-cleaned'
import { useDoubtShown } from './use-doubt-shown'
import { useHitCounts, usePageWords } from './use-page-words'
import { useReadFirst } from './use-read-first'
import { useSize } from './use-size'
import { Viewer } from './viewer/Viewer'
import { doubtBelow } from './word-layout'
import { fitted } from './zoom'

interface FaxPagesProps {
  readonly attachment: Attachment
  readonly messageId: string
  readonly conversationId: string
  readonly words: readonly LookedFor[]
  readonly spot: Spot | null
}

/** Wider than this a page is larger than on paper and reads worse. */
const widestPage = 860

/** A fax: one page large, the others beside it, its text a click away. */
export function FaxPages({ attachment, messageId, conversationId, words, spot }: FaxPagesProps) {
  const t = useT()
  const { pages } = attachment
  const [blankShown, setBlankShown] = useState(false)
  const shownPages = leaves(pages, blankShown)
  const [index, setIndex] = useState(shownPages[0] ?? 0)
  const [textShown, setTextShown] = useState(false)
  const [cleaned, setCleaned] = useCleaned(conversationId)
  const [doubtShown, setDoubtShown] = useDoubtShown()
  const [zoom, setZoom] = useState(fitted)
  const [viewing, setViewing] = useState<'pages' | 'words' | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const led = useRef(0)
  const { width } = useSize(frame)
  const place = placeAmong(shownPages, index)
  const page = pages[place]
  const content = usePageWords(page, conversationId, words)
  const counts = useHitCounts(pages, conversationId, words)
  const firstHit = counts.findIndex((count) => count > 0)
  const doubtful = content.words.some((word) => word.confidence < doubtBelow)

  useReadFirst(page)
  useEffect(() => {
    if (firstHit >= 0) setIndex(firstHit)
  }, [firstHit, words])
  useEffect(() => {
    if (content.hits.length > 0) frame.current?.querySelector('.page-hit')?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [content.hits])
  useEffect(() => {
    const asked = pages.findIndex(({ id }) => id === spot?.pageId)
    if (asked < 0) return
    setIndex(asked)
    setTextShown(false)
    if (pages[asked]?.recognition === 'blank') setBlankShown(true)
    // Only a new asking leads there: pages that are read meanwhile must not.
  }, [spot])
  useSpace(whole, () => {
    setViewing('pages')
  })

  if (!page) return null
  const look = cleaned && canBeCleaned(page) ? 'cleaned' : 'original'
  return (
    <div className="fax" ref={whole} data-testid="fax">
      <FaxToolbar
        attachment={attachment}
        messageId={messageId}
        leaves={shownPages}
        index={place}
        zoom={zoom}
        shown={textShown ? 'text' : look}
        cleanable={pages.some(canBeCleaned)}
        hits={content.hits.length}
        doubtShown={doubtShown}
        onShow={(next) => {
          setTextShown(next === 'text')
          if (next !== 'text') setCleaned(next === 'cleaned')
        }}
        onZoom={setZoom}
        onTurn={setIndex}
        onDoubt={setDoubtShown}
        onView={() => {
          setViewing('pages')
        }}
      />
      <div className="fax-body">
        {shownPages.length > 1 && <PageStrip pages={pages} leaves={shownPages} index={place} hits={counts} onChoose={setIndex} />}
        <div className="fax-frame" ref={frame} role="group" aria-label={t('conversation.pageOf', { number: page.number, count: pages.length })}>
          {textShown ? (
            <PageText page={page} content={content} doubtShown={doubtShown} />
          ) : (
            width > 0 && (
              <PagePicture
                key={page.id}
                page={page}
                content={content}
                look={look}
                width={Math.min(width, widestPage) * zoom}
                doubtShown={doubtShown}
                spot={spot?.pageId === page.id ? { ...spot, led } : null}
              />
            )
          )}
          {!textShown && page.recognition === 'unreadable' && <p className="page-note quiet">{t('fax.unreadable')}</p>}
          {doubtShown && doubtful && (
            <p className="page-note quiet">
              {!textShown && `${t('fax.legend')} `}
              <Button kind="link" onClick={() => setViewing('words')}>
                {t('viewer.prove')}
              </Button>
            </p>
          )}
        </div>
      </div>
      <BlankPages pages={blankPages(pages)} among={pages.length} shown={blankShown} onShow={setBlankShown} />
      {viewing !== null && (
        <Viewer
          pages={shownPages.flatMap((leaf) => pages[leaf] ?? [])}
          count={pages.length}
          start={Math.max(0, shownPages.indexOf(place))}
          conversationId={conversationId}
          proving={viewing === 'words'}
          words={words}
          doubtShown={doubtShown}
          cleaned={cleaned}
          onClean={setCleaned}
          onClose={() => {
            setViewing(null)
          }}
        />
      )}
    </div>
  )
}

/** The page that is chosen; one that was folded away under the eyes gives way to the next. */
const placeAmong = (shownPages: readonly number[], index: number): number =>
  shownPages.includes(index) ? index : (shownPages.find((leaf) => leaf > index) ?? shownPages.at(-1) ?? 0)

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

/** The fax that covers most of the window's height; where little is seen at once, the next one above or below. */
function faxInView(): Element | null {
  const covered = (element: Element): number => {
    const { top, bottom } = element.getBoundingClientRect()
    return Math.min(bottom, window.innerHeight) - Math.max(top, 0)
  }
  const faxes = [...document.querySelectorAll('.fax')].filter((fax) => covered(fax) > -window.innerHeight)
  return faxes.sort((a, b) => covered(b) - covered(a))[0] ?? null
}
