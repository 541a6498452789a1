import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Page, Word } from '../../../../shared/domain/page'
import type { LookedFor } from '../../../../shared/text/fold'
import { useT } from '../../../i18n/provider'
import { useRun } from '../../../ui/toasts'
import { PageStrip } from '../PageStrip'
import { canBeCleaned } from '../shown-pages'
import { useHitCounts, usePageWords } from '../use-page-words'
import { useReadFirst } from '../use-read-first'
import { useSize } from '../use-size'
import { ReadView } from './ReadView'
import { larger, scaleFor, smaller, type Zoom } from './scale'
import { spreadAt, turnLeaf } from './spreads'
import { StagePage } from './StagePage'
import { useStage } from './use-stage'
import { ViewerBar } from './ViewerBar'
import { WordDesk } from './WordDesk'
import './viewer.css'

interface ViewerProps {
  readonly pages: readonly Page[]
  /** of all pages, also those folded away */
  readonly count: number
  readonly start: number
  readonly conversationId: string
  readonly words: readonly LookedFor[]
  readonly doubtShown: boolean
  readonly cleaned: boolean
  /** opened to look at the words read with doubt */
  readonly proving: boolean
  readonly onClean: (cleaned: boolean) => void
  readonly onClose: () => void
}

type Beside = 'words' | null

/** A fax as large as the window: pages and what was read on them, with every way to look at both; ViewerBar names the keys. */
export function Viewer({ pages, count, start, conversationId, words, doubtShown, cleaned, proving, onClean, onClose }: ViewerProps) {
  const t = useT()
  const run = useRun()
  const dialog = useRef<HTMLDialogElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const size = useSize(stage)
  const [index, setIndex] = useState(start)
  const [two, setTwo] = useState(false)
  const [zoom, setZoom] = useState<Zoom>('page')
  const [strip, setStrip] = useState(pages.length > 1)
  const [reading, setReading] = useState(false)
  const [beside, setBeside] = useState<Beside>(proving ? 'words' : null)
  const [picked, setPicked] = useState<Word | null>(null)
  const page = pages[index]
  const content = usePageWords(page, conversationId, words)
  const counts = useHitCounts(pages, conversationId, words)
  const shown = spreadAt(index, pages.length, two).flatMap((place) => pages[place] ?? [])
  const scale = scaleFor(zoom, shown, size)
  const rotation = useRef<{ readonly id: string; readonly rotation: Page['rotation'] } | null>(null)

  useReadFirst(page)
  useStage(stage, sheet, scale, setZoom)
  // Closed while it is still in the document: only then does the focus go back to where it was.
  useLayoutEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    if (!proving) stage.current?.focus()
    return () => opened?.close()
  }, [proving])

  const go = (to: number): void => {
    setIndex(to)
    setPicked(null)
    stage.current?.scrollTo({ top: 0, left: 0 })
  }
  const turnBy = (by: 1 | -1): void => go(turnLeaf(index, pages.length, two, by))
  /** A page larger than the stage is scrolled to its end before the next one comes. */
  const onBy = (by: 1 | -1): void => {
    const at = stage.current
    const left = at ? (by === 1 ? at.scrollHeight - at.clientHeight - at.scrollTop : at.scrollTop) : 0
    if (at && left > 2) at.scrollBy({ top: by * at.clientHeight * 0.9 })
    else turnBy(by)
  }
  const turnPage = (by: 90 | 270): void => {
    if (!page) return
    // Pressed twice, it turns twice, though the first turn is still on its way back.
    const from = rotation.current?.id === page.id ? rotation.current.rotation : page.rotation
    const next = ((from + by) % 360) as Page['rotation']
    rotation.current = { id: page.id, rotation: next }
    void run('page.turn', { id: page.id, rotation: next })
  }
  const leaveWords = (): void => {
    setBeside(null)
    setPicked(null)
    stage.current?.focus()
  }
  const acts = {
    larger: () => setZoom(larger(scale)),
    smaller: () => setZoom(smaller(scale)),
    fitPage: () => setZoom('page'),
    fitWidth: () => setZoom('width'),
    turnRight: () => turnPage(90),
    turnLeft: () => turnPage(270),
    clean: () => onClean(!cleaned),
    two: () => setTwo(!two),
    strip: () => setStrip(!strip),
    words: () => (beside === 'words' ? leaveWords() : (setReading(false), setBeside('words'))),
    read: () => setReading(!reading),
    next: () => turnBy(1),
    previous: () => turnBy(-1),
    close: onClose,
  }
  const whole = zoom === 'page'
  const keys: Readonly<Record<string, () => void>> = {
    '+': acts.larger, '=': acts.larger, '-': acts.smaller, '0': acts.fitPage, w: acts.fitWidth, r: acts.turnRight, R: acts.turnLeft,
    c: acts.clean, d: acts.two, s: acts.strip, u: acts.words, l: acts.read, ' ': onClose,
    ...(!reading && {
      PageDown: () => onBy(1),
      PageUp: () => onBy(-1),
      Home: () => go(0),
      End: () => go(pages.length - 1),
      ...(whole && { ArrowRight: acts.next, ArrowLeft: acts.previous, ArrowDown: acts.next, ArrowUp: acts.previous }),
    }),
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, key, ctrlKey, metaKey, altKey } = event
    const doing = ctrlKey || metaKey || altKey || target instanceof HTMLInputElement ? undefined : (keys[key] ?? keys[key.toLowerCase()])
    if (!doing || (key === ' ' && target instanceof HTMLButtonElement)) return
    event.preventDefault()
    doing()
  }
  // Of the whole document: a button that goes or is disabled under the hand must not take the keys with it.
  useDocumentKeys(onKeyDown)
  if (!page) return null
  const look = cleaned && canBeCleaned(page) ? 'cleaned' : 'original'
  return (
    <dialog
      ref={dialog}
      className="viewer"
      aria-label={t('conversation.viewer')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <ViewerBar
        at={t('conversation.pageOf', { number: page.number, count })}
        acts={acts}
        percent={Math.round(scale * 100)}
        state={{ look, two, strip, reading, words: beside === 'words', zoom }}
        can={{ clean: canBeCleaned(page), two: pages.length > 1, next: turnLeaf(index, pages.length, two, 1) !== index, previous: turnLeaf(index, pages.length, two, -1) !== index }}
      />
      <div className="viewer-body">
        {strip && pages.length > 1 && <PageStrip pages={pages} leaves={pages.map((_, place) => place)} index={index} hits={counts} onChoose={go} />}
        {reading && <ReadView pages={pages} count={count} index={index} conversationId={conversationId} words={words} doubtShown={doubtShown} />}
        <div className="viewer-stage" ref={stage} tabIndex={-1} hidden={reading}>
          <div className="viewer-room">
            <div className="viewer-sheet" ref={sheet}>
              {size.width > 0 &&
                shown.map((each) => (
                  <StagePage
                    key={each.id}
                    page={each}
                    conversationId={conversationId}
                    words={words}
                    scale={scale}
                    cleaned={cleaned}
                    doubtShown={doubtShown || beside === 'words'}
                    spot={each.id === page.id ? picked : null}
                    onWord={beside === 'words' && each.id === page.id ? setPicked : undefined}
                  />
                ))}
            </div>
          </div>
        </div>
        {beside === 'words' && !reading && <WordDesk key={page.id} page={page} words={content.words} picked={picked} onPick={setPicked} onLeave={leaveWords} />}
      </div>
    </dialog>
  )
}

function useDocumentKeys(onKeyDown: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKeyDown)
  latest.current = onKeyDown
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented) latest.current(event)
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}
