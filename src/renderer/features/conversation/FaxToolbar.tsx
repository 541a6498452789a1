import { ChevronLeft, ChevronRight, Download, Expand, Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import type { Attachment } from '../../../shared/domain/message'
import { useT } from '../../i18n/provider'
import { Choices, IconButton } from '../../ui/controls'
import { useSaveAttachment } from './Attachments'
import { fitted, zoomIn, zoomOut } from './zoom'

interface FaxToolbarProps {
  readonly attachment: Attachment
  readonly index: number
  readonly zoom: number
  readonly shown: 'original' | 'text'
  readonly hits: number
  readonly onShow: (shown: 'original' | 'text') => void
  readonly onZoom: (zoom: number) => void
  readonly onTurn: (index: number) => void
  readonly onView: () => void
}

export function FaxToolbar({ attachment, index, zoom, shown, hits, onShow, onZoom, onTurn, onView }: FaxToolbarProps) {
  const t = useT()
  const save = useSaveAttachment()
  const count = attachment.pages.length
  const picture = shown === 'original'
  return (
    <div className="fax-tools">
      <Choices
        label={t('conversation.view')}
        value={shown}
        options={[
          { value: 'original', label: t('conversation.viewOriginal') },
          { value: 'text', label: t('conversation.viewText') },
        ]}
        onChange={onShow}
      />
      {count > 1 && (
        <div className="fax-turn">
          <IconButton label={t('conversation.previousPage')} icon={ChevronLeft} disabled={index === 0} onClick={() => onTurn(index - 1)} />
          <span className="quiet numbers" aria-live="polite">
            {t('conversation.pageOf', { number: index + 1, count })}
          </span>
          <IconButton
            label={t('conversation.nextPage')}
            icon={ChevronRight}
            disabled={index >= count - 1}
            onClick={() => onTurn(index + 1)}
          />
        </div>
      )}
      {hits > 0 && <span className="fax-hits numbers">{t('conversation.hits', { count: hits })}</span>}
      <span className="gap" />
      {picture && (
        <>
          <IconButton label={t('conversation.zoomOut')} icon={ZoomOut} disabled={zoom <= fitted} onClick={() => onZoom(zoomOut(zoom))} />
          <IconButton label={t('conversation.fit')} icon={Maximize} disabled={zoom === fitted} onClick={() => onZoom(fitted)} />
          <IconButton label={t('conversation.zoomIn')} icon={ZoomIn} onClick={() => onZoom(zoomIn(zoom))} />
          <IconButton label={t('conversation.fullSize')} icon={Expand} onClick={onView} />
        </>
      )}
      <IconButton label={t('conversation.saveOriginal')} icon={Download} onClick={() => void save(attachment.id)} />
    </div>
  )
}
