import { ChevronLeft, ChevronRight, Maximize, RotateCw, Sparkles, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Page } from '../../../shared/domain/page'
import { useT } from '../../i18n/provider'
import { IconButton } from '../../ui/controls'
import type { LookedFor } from '../../../shared/text/fold'
import { PagePicture } from './PagePicture'
import { canBeCleaned } from './shown-pages'
import { usePageWords } from './use-page-words'
import { useSize } from './use-size'
import { fitted, zoomIn, zoomOut } from './zoom'

interface ViewerProps {
  readonly pages: readonly Page[]
  /** of all pages, also those folded away */
  readonly count: number
  readonly start: number
  readonly conversationId: string
  readonly words: readonly LookedFor[]
  readonly doubtShown: boolean
  readonly cleaned: boolean
  readonly onClean: (cleaned: boolean) => void
  readonly onClose: () => void
}

const air = 48

/** A fax as large as the window: + − 0 for the size, R turns, C cleans, arrows leaf through, Escape closes. */
export function Viewer({ pages, count, start, conversationId, words, doubtShown, cleaned, onClean, onClose }: ViewerProps) {
  const t = useT()
  const dialog = useRef<HTMLDialogElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const size = useSize(stage)
  const [index, setIndex] = useState(start)
  const [zoom, setZoom] = useState(fitted)
  const [turn, setTurn] = useState(0)
  const page = pages[index]
  const content = usePageWords(page, conversationId, words)

  useEffect(() => {
    dialog.current?.showModal()
    stage.current?.focus()
  }, [])

  const go = (by: number): void => {
    setIndex((at) => Math.min(pages.length - 1, Math.max(0, at + by)))
    stage.current?.scrollTo({ top: 0, left: 0 })
  }
  const larger = (): void => setZoom(zoomIn)
  const smaller = (): void => setZoom(zoomOut)
  const fit = (): void => setZoom(fitted)
  const rotate = (): void => setTurn((degrees) => (degrees + 90) % 360)
  const clean = (): void => onClean(!cleaned)
  const keys: Readonly<Record<string, () => void>> = {
    '+': larger,
    '=': larger,
    '-': smaller,
    '0': fit,
    r: rotate,
    R: rotate,
    c: clean,
    C: clean,
    ' ': onClose,
    PageDown: () => go(1),
    PageUp: () => go(-1),
    ...(zoom === fitted && { ArrowRight: () => go(1), ArrowLeft: () => go(-1), ArrowDown: () => go(1), ArrowUp: () => go(-1) }),
  }
  if (!page) return null
  const look = cleaned && canBeCleaned(page) ? 'cleaned' : 'original'

  const lying = turn % 180 !== 0
  const across = lying ? page.height : page.width
  const down = lying ? page.width : page.height
  const scale = Math.max(0.01, Math.min((size.width - air) / Math.max(1, across), (size.height - air) / Math.max(1, down))) * zoom
  return (
    <dialog
      ref={dialog}
      className="viewer"
      aria-label={t('conversation.viewer')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        const run = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
        if (!run || (event.key === ' ' && event.target instanceof HTMLButtonElement)) return
        event.preventDefault()
        run()
      }}
    >
      <div className="viewer-bar">
        <span className="numbers" aria-live="polite">
          {t('conversation.pageOf', { number: page.number, count })}
        </span>
        <IconButton label={t('conversation.previousPage')} icon={ChevronLeft} disabled={index === 0} onClick={() => go(-1)} />
        <IconButton label={t('conversation.nextPage')} icon={ChevronRight} disabled={index === pages.length - 1} onClick={() => go(1)} />
        <span className="gap" />
        <IconButton label={t('conversation.zoomOut')} icon={ZoomOut} disabled={zoom === fitted} onClick={smaller} />
        <span className="viewer-zoom numbers">{t('conversation.percent', { percent: Math.round(scale * 100) })}</span>
        <IconButton label={t('conversation.zoomIn')} icon={ZoomIn} onClick={larger} />
        <IconButton label={t('conversation.fit')} icon={Maximize} disabled={zoom === fitted} onClick={fit} />
        <IconButton label={t('conversation.rotate')} icon={RotateCw} onClick={rotate} />
        <IconButton label={t('conversation.clean')} icon={Sparkles} aria-pressed={look === 'cleaned'} disabled={!canBeCleaned(page)} onClick={clean} />
        <span className="gap" />
        <IconButton label={t('app.close')} icon={X} onClick={onClose} />
      </div>
      <div className="viewer-stage" ref={stage} tabIndex={-1}>
        <div className="viewer-sheet" style={{ width: across * scale, height: down * scale }}>
          <div
            className="viewer-turn"
            style={{ width: page.width * scale, height: page.height * scale, transform: `translate(-50%, -50%) rotate(${String(turn)}deg)` }}
          >
            {size.width > 0 && <PagePicture key={page.id} page={page} content={content} look={look} width={page.width * scale} doubtShown={doubtShown} />}
          </div>
        </div>
      </div>
    </dialog>
  )
}
