import { FileX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { pageUrl } from '../../../shared/contract/window-api'
import type { Page } from '../../../shared/domain/page'
import { useT } from '../../i18n/provider'

interface PageStripProps {
  readonly pages: readonly Page[]
  /** the places of the pages to leaf through; the others are folded away */
  readonly leaves: readonly number[]
  readonly index: number
  readonly hits: readonly number[]
  readonly onChoose: (index: number) => void
}

/** All pages small. A page that is not read yet is grey; it turns white when its text is there. */
export function PageStrip({ pages, leaves, index, hits, onChoose }: PageStripProps) {
  const t = useT()
  const strip = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const chosen = strip.current?.querySelector('[aria-current="true"]')?.parentElement
    if (strip.current && chosen instanceof HTMLElement) strip.current.scrollTop = chosen.offsetTop - strip.current.clientHeight / 2
  }, [index])
  return (
    <ol className="strip" aria-label={t('conversation.strip')} ref={strip}>
      {leaves.map((place) => {
        const page = pages[place]
        if (!page) return null
        return (
        <li key={page.id}>
          <button
            type="button"
            className="strip-page"
            aria-current={place === index}
            aria-label={t('conversation.pageOf', { number: page.number, count: pages.length })}
            data-waiting={page.recognition === 'waiting' || undefined}
            onClick={() => {
              onChoose(place)
            }}
          >
            {page.width > 0 ? (
              <img src={pageUrl(page.id, page.rotation)} alt="" loading="lazy" decoding="async" width={page.width} height={page.height} />
            ) : (
              <FileX size={18} aria-hidden />
            )}
            {(hits[place] ?? 0) > 0 && <span className="strip-hits numbers">{hits[place]}</span>}
          </button>
          <span className="numbers quiet" aria-hidden>
            {page.number}
          </span>
        </li>
        )
      })}
    </ol>
  )
}
