import { ChevronLeft, ChevronRight, Download, Expand, Maximize, SpellCheck, ZoomIn, ZoomOut } from 'lucide-react'
import type { Attachment } from '../../../shared/domain/message'
import type { PageLook } from '../../../shared/domain/page-look'
import { useT } from '../../i18n/provider'
import { Choices, IconButton } from '../../ui/controls'
import { Menu } from '../../ui/menu'
import { useExportFax, useSaveAttachment } from './Attachments'
import { turned } from './shown-pages'
import { fitted, zoomIn, zoomOut } from './zoom'

interface FaxToolbarProps {
  readonly attachment: Attachment
  readonly messageId: string
  /** the places of the pages to leaf through */
  readonly leaves: readonly number[]
  readonly index: number
  readonly zoom: number
  readonly shown: PageLook | 'text'
  readonly cleanable: boolean
  readonly hits: number
  readonly doubtShown: boolean
  readonly onShow: (shown: PageLook | 'text') => void
  readonly onZoom: (zoom: number) => void
  readonly onTurn: (index: number) => void
  readonly onDoubt: (shown: boolean) => void
  readonly onView: () => void
}

export function FaxToolbar({ attachment, messageId, leaves, index, zoom, shown, cleanable, hits, doubtShown, onShow, onZoom, onTurn, onDoubt, onView }: FaxToolbarProps) {
  const t = useT()
  const save = useSaveAttachment()
  const exportFax = useExportFax()
  const { pages } = attachment
  const number = pages[index]?.number ?? 1
  const before = turned(leaves, index, -1)
  const after = turned(leaves, index, 1)
  const picture = shown !== 'text'
  return (
    <div className="fax-tools">
      <Choices
        label={t('conversation.view')}
        value={shown}
        options={[
          { value: 'original', label: t('conversation.viewOriginal') },
          ...(cleanable ? [{ value: 'cleaned' as const, label: t('conversation.viewCleaned'), hint: t('conversation.viewCleanedHint') }] : []),
          { value: 'text', label: t('conversation.viewText') },
        ]}
        onChange={onShow}
      />
      {leaves.length > 1 && (
        <div className="fax-turn">
          <IconButton label={t('conversation.previousPage')} icon={ChevronLeft} disabled={before === index} onClick={() => onTurn(before)} />
          <span className="quiet numbers" aria-live="polite">
            {t('conversation.pageOf', { number, count: pages.length })}
          </span>
          <IconButton label={t('conversation.nextPage')} icon={ChevronRight} disabled={after === index} onClick={() => onTurn(after)} />
        </div>
      )}
      {hits > 0 && <span className="fax-hits numbers">{t('conversation.hits', { count: hits })}</span>}
      <div className="fax-acts">
        {picture && (
          <>
            <IconButton label={t('conversation.zoomOut')} icon={ZoomOut} disabled={zoom <= fitted} onClick={() => onZoom(zoomOut(zoom))} />
            <IconButton label={t('conversation.fit')} icon={Maximize} disabled={zoom === fitted} onClick={() => onZoom(fitted)} />
            <IconButton label={t('conversation.zoomIn')} icon={ZoomIn} onClick={() => onZoom(zoomIn(zoom))} />
            <IconButton label={t('conversation.fullSize')} icon={Expand} onClick={onView} />
          </>
        )}
        <IconButton label={t('fax.marks')} icon={SpellCheck} aria-pressed={doubtShown} onClick={() => onDoubt(!doubtShown)} />
        <Menu
          label={t('fax.more')}
          icon={Download}
          items={[
            { label: t('conversation.saveOriginal'), run: () => void save(attachment.id) },
            ...(attachment.role === 'document'
              ? [
                  { label: t('fax.savePdf'), run: () => void exportFax(messageId, 'pdf') },
                  { label: t('fax.saveText'), run: () => void exportFax(messageId, 'text') },
                ]
              : []),
          ]}
        />
      </div>
    </div>
  )
}
