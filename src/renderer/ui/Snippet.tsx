import { pageUrl } from '../../shared/contract/window-api'
import type { Box, Page } from '../../shared/domain/page'
import { useT } from '../i18n/provider'
import './snippet.css'

interface SnippetProps {
  readonly page: Page
  readonly number: number
  readonly box: Box
  /** shown pixels; absent: as it fits the record */
  readonly largest?: { readonly width: number; readonly height: number; readonly scale: number }
}

/** A snippet is about as high as two lines of text and fits the record beside the page. */
const inTheRecord = { width: 236, height: 44, scale: 1 } as const

/** The place on the page that a value was read from, cut out of its picture. */
export function Snippet({ page, number, box, largest = inTheRecord }: SnippetProps) {
  const t = useT()
  const [left, top, width, height] = withAir(box, page)
  const scale = Math.min(largest.width / width, largest.height / height, largest.scale)
  return (
    <span className="snippet" style={{ width: width * scale, height: height * scale }} data-testid="snippet">
      <img
        src={pageUrl(page.id, page.rotation)}
        alt={t('fax.snippet', { page: number })}
        draggable={false}
        style={{ width: page.width * scale, height: page.height * scale, left: -left * scale, top: -top * scale }}
      />
    </span>
  )
}

/** With what stands beside it, so that a digit that was cut off by the box shows. */
function withAir([left, top, width, height]: Box, page: Page): Box {
  const air = height * 0.35
  const x = Math.max(0, left - air)
  const y = Math.max(0, top - air)
  return [x, y, Math.max(1, Math.min(page.width - x, width + 2 * air)), Math.max(1, Math.min(page.height - y, height + 2 * air))]
}
