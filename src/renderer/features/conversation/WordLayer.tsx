import { memo, useMemo } from 'react'
import type { Page, Word } from '../../../shared/domain/page'
import { useT } from '../../i18n/provider'
import { selectWords } from './select-words'
import { aired, layLine, linesOf } from './word-layout'

interface WordLayerProps {
  readonly page: Page
  readonly words: readonly Word[]
  readonly hits: readonly Word[]
  /** shown pixels per pixel of the picture */
  readonly scale: number
  readonly doubtShown: boolean
  /** a word was clicked, not dragged over */
  readonly onWord?: ((word: Word) => void) | undefined
}

const layerFont = 'sans-serif'
let pen: CanvasRenderingContext2D | null = null

/** The natural width of a text at a height of 100 px. */
function naturalWidth(text: string): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return text.length * 50
  pen.font = `100px ${layerFont}`
  return pen.measureText(text).width
}

/** The recognised words as transparent text over the picture: to be selected and copied as on paper. */
export const WordLayer = memo(function WordLayer({ page, words, hits, scale, doubtShown, onWord }: WordLayerProps) {
  const t = useT()
  const lines = useMemo(() => linesOf(words).map(layLine), [words])
  return (
    <div
      className="word-layer"
      role="group"
      aria-label={t('conversation.recognisedText', { number: page.number })}
      data-testid="word-layer"
      style={{ width: page.width, height: page.height, transform: `scale(${String(scale)})` }}
      onMouseDown={(event) => {
        if (event.button === 0 && event.target instanceof Element && event.target.closest('.word')) selectWords(event.currentTarget, lines, event.nativeEvent)
      }}
    >
      {hits.map(({ box }, index) => {
        const [left, top, width, height] = aired(box)
        return <span key={index} className="page-hit" data-testid="page-hit" style={{ left, top, width, height }} />
      })}
      {lines.map((line, index) => (
        <span key={index} className="word-line">
          {line.map((word, place) => {
            const size = word.height * 0.9
            const stretch = word.width / Math.max(1, (naturalWidth(word.text) * size) / 100)
            return (
              <span
                key={place}
                className="word"
                {...(doubtShown && word.uncertain && { role: 'mark', 'data-doubtful': '', title: t('fax.uncertainWord'), 'aria-description': t('fax.uncertainWord') })}
                {...(word.word.corrected && word.word.corrected.read !== word.word.text && { title: t('viewer.readAs', { read: word.word.corrected.read }) })}
                {...(onWord && {
                  onClick: () => {
                    if (getSelection()?.isCollapsed !== false) onWord(word.word)
                  },
                })}
                style={{
                  left: word.left,
                  top: word.top,
                  height: word.height,
                  lineHeight: `${String(word.height)}px`,
                  fontSize: size,
                  fontFamily: layerFont,
                  transform: `scaleX(${String(stretch)})`,
                }}
              >
                {word.text}
              </span>
            )
          })}
          <br />
        </span>
      ))}
    </div>
  )
})
