import { BookOpen, ChevronLeft, ChevronRight, Columns2, Maximize, MoveHorizontal, PanelLeft, RotateCcw, RotateCw, Sparkles, SpellCheck, X, ZoomIn, ZoomOut, type LucideIcon } from 'lucide-react'
import { useT } from '../../../i18n/provider'
import { IconButton } from '../../../ui/controls'
import type { PageLook } from '../../../../shared/domain/page-look'
import type { Zoom } from './scale'

type Act = 'larger' | 'smaller' | 'fitPage' | 'fitWidth' | 'turnRight' | 'turnLeft' | 'clean' | 'two' | 'strip' | 'words' | 'read' | 'next' | 'previous' | 'close'

interface ViewerBarProps {
  /** which page of how many */
  readonly at: string
  readonly percent: number
  readonly acts: Readonly<Record<Act, () => void>>
  readonly state: { readonly look: PageLook; readonly two: boolean; readonly strip: boolean; readonly reading: boolean; readonly words: boolean; readonly zoom: Zoom }
  readonly can: { readonly clean: boolean; readonly two: boolean; readonly next: boolean; readonly previous: boolean }
}

interface ToolProps {
  readonly label: string
  readonly shortcut: string
  readonly icon: LucideIcon
  readonly run: () => void
  readonly on?: boolean
  readonly disabled?: boolean
}

/** A way of the viewer with its key: the tooltip names both. */
function Tool({ label, shortcut, icon, run, on, disabled = false }: ToolProps) {
  return <IconButton label={label} title={`${label} (${shortcut})`} aria-keyshortcuts={shortcut} icon={icon} disabled={disabled} {...(on !== undefined && { 'aria-pressed': on })} onClick={run} />
}

export function ViewerBar({ at, percent, acts, state, can }: ViewerBarProps) {
  const t = useT()
  const picture = !state.reading
  return (
    <div className="viewer-bar" role="toolbar" aria-label={t('viewer.tools')}>
      {can.two && <Tool label={t('viewer.strip')} shortcut="S" icon={PanelLeft} run={acts.strip} on={state.strip} />}
      <span className="numbers viewer-at" aria-live="polite">
        {at}
      </span>
      <Tool label={t('conversation.previousPage')} shortcut="PageUp" icon={ChevronLeft} run={acts.previous} disabled={!can.previous} />
      <Tool label={t('conversation.nextPage')} shortcut="PageDown" icon={ChevronRight} run={acts.next} disabled={!can.next} />
      <span className="gap" />
      {picture && (
        <>
          <Tool label={t('conversation.zoomOut')} shortcut="-" icon={ZoomOut} run={acts.smaller} disabled={state.zoom === 'page'} />
          <span className="viewer-zoom numbers">{t('conversation.percent', { percent })}</span>
          <Tool label={t('conversation.zoomIn')} shortcut="+" icon={ZoomIn} run={acts.larger} />
          <Tool label={t('viewer.fitPage')} shortcut="0" icon={Maximize} run={acts.fitPage} on={state.zoom === 'page'} />
          <Tool label={t('viewer.fitWidth')} shortcut="W" icon={MoveHorizontal} run={acts.fitWidth} on={state.zoom === 'width'} />
          {can.two && <Tool label={t('viewer.two')} shortcut="D" icon={Columns2} run={acts.two} on={state.two} />}
          <span className="viewer-part" />
          <Tool label={t('viewer.turnLeft')} shortcut="Shift+R" icon={RotateCcw} run={acts.turnLeft} />
          <Tool label={t('conversation.rotate')} shortcut="R" icon={RotateCw} run={acts.turnRight} />
          <Tool label={t('conversation.clean')} shortcut="C" icon={Sparkles} run={acts.clean} on={state.look === 'cleaned'} disabled={!can.clean} />
          <Tool label={t('viewer.words')} shortcut="U" icon={SpellCheck} run={acts.words} on={state.words} />
        </>
      )}
      <Tool label={t('viewer.readView')} shortcut="L" icon={BookOpen} run={acts.read} on={state.reading} />
      <span className="gap" />
      <IconButton label={t('app.close')} icon={X} onClick={acts.close} />
    </div>
  )
}
