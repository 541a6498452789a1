import { FileX } from 'lucide-react'
import { useState } from 'react'
import { pageUrl } from '../../../shared/contract/window-api'
import type { Page, Word } from '../../../shared/domain/page'
import type { PageLook } from '../../../shared/domain/page-look'
import { useWords } from '../../i18n/provider'
import type { ShownSpot } from './spot'
import { SpotMark } from './SpotMark'
import type { PageWords } from './use-page-words'
import { WordLayer } from './WordLayer'

interface PagePictureProps {
  readonly page: Page
  readonly content: PageWords
  readonly look: PageLook
  /** width on screen */
  readonly width: number
  readonly doubtShown: boolean
  readonly spot?: ShownSpot | null
  readonly onWord?: ((word: Word) => void) | undefined
}

/** A page as it came, or cleaned: its picture, the words over it, the hits of a search marked on it. */
export function PagePicture({ page, content, look, width, doubtShown, spot = null, onWord }: PagePictureProps) {
  const { t, failure } = useWords()
  const [lost, setLost] = useState(false)
  if (page.width === 0 || page.height === 0) {
    return (
      <div className="page-absent">
        <FileX size={28} strokeWidth={1.5} aria-hidden />
        <p>{t('conversation.brokenPage')}</p>
        <p className="quiet">{page.code && page.code !== 'file-damaged' ? failure({ code: page.code, params: {} }) : t('conversation.brokenPageHint')}</p>
      </div>
    )
  }
  const scale = width / page.width
  return (
    <div className="page" data-testid="page-picture" style={{ width, height: page.height * scale }}>
      <img
        src={pageUrl(page.id, page.rotation, look)}
        alt={t(look === 'cleaned' ? 'conversation.pageCleaned' : 'conversation.pagePicture', { number: page.number })}
        width={width}
        height={page.height * scale}
        draggable={false}
        decoding="async"
        onLoad={() => {
          setLost(false)
        }}
        onError={() => {
          setLost(true)
        }}
      />
      {lost && <p className="page-lost">{t('conversation.pictureFailed')}</p>}
      {content.words.length > 0 && <WordLayer page={page} words={content.words} hits={content.hits} scale={scale} doubtShown={doubtShown} onWord={onWord} />}
      {spot?.box && <SpotMark key={spot.asked} box={spot.box} scale={scale} asked={spot.asked} led={spot.led} />}
    </div>
  )
}
