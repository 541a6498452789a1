import { useEffect, useRef, useState } from 'react'
import { mailFrameUrl } from '../../../shared/contract/window-api'
import { useT } from '../../i18n/provider'
import { marks, type LookedFor } from '../../../shared/text/fold'
import { pieces } from '../../ui/pieces'
import { cleanHtml, type CleanHtml } from './clean-html'

interface MailFrameProps {
  /** as it came */
  readonly html: string
  readonly showPictures: boolean
  readonly pictureOf: (contentId: string) => string | null
  readonly onCleaned: (clean: CleanHtml) => void
  readonly words: readonly LookedFor[]
  readonly onLink: (text: string, href: string) => void
}

/** The frame's own border, above and below. */
const edges = 2

/** A mail is paper: light in both themes, in a readable measure where it brings no layout of its own. */
const paperStyle = `
  :root { color-scheme: light; overflow-y: hidden; }
  body { margin: 0; padding: 16px 20px; background: #fff; color: #16201e; font: 15.5px/1.6 system-ui, 'Segoe UI', sans-serif; overflow-wrap: anywhere; }
  body > :first-child { margin-top: 0; }
  img { max-width: 100%; height: auto; }
  img[data-absent] { display: none; }
  a { color: #0b5560; cursor: pointer; }
  blockquote { margin: 0 0 0 4px; padding-left: 12px; border-left: 2px solid #dbe0de; color: #4c5856; }
  mark { background: #ffe48a; color: inherit; border-radius: 2px; }
`

/** A mail higher than this scrolls inside its frame, so that what follows stays within reach. */
const mostHeight = 30_000
/** A mail whose height hangs on its frame's own (`min-height: 200vh`) would grow for ever. */
const mostGrowths = 100

export function MailFrame({ html, showPictures, pictureOf, onCleaned, words, onLink }: MailFrameProps) {
  const t = useT()
  const frame = useRef<HTMLIFrameElement>(null)
  const [ready, setReady] = useState(false)
  const follow = useRef(onLink)
  follow.current = onLink

  useEffect(() => {
    const element = frame.current
    const inside = element?.contentDocument
    const world = inside?.defaultView
    if (!ready || !element || !inside || !world) return undefined
    const clean = cleanHtml(html, { inside: world, showPictures, pictureOf })
    inside.body.innerHTML = clean.html
    onCleaned(clean)
    const style = inside.createElement('style')
    style.textContent = paperStyle
    inside.head.replaceChildren(style)
    markWords(inside, words)

    // Without scripts of its own the frame cannot follow its content: its height is set from here.
    let width = 0
    let growths = 0
    const fit = (): void => {
      if (element.clientWidth !== width) growths = 0
      width = element.clientWidth
      const height = Math.min(mostHeight, Math.ceil(inside.documentElement.getBoundingClientRect().height))
      if (height > element.clientHeight && ++growths > mostGrowths) return
      element.style.height = `${String(height + edges)}px`
    }
    const observer = new ResizeObserver(fit)
    observer.observe(inside.documentElement)
    fit()
    const onClick = (event: MouseEvent): void => {
      const link = (event.target as Element).closest('a[href], area[href]')
      if (!link) return
      event.preventDefault()
      follow.current(link.textContent, link.getAttribute('href') ?? '')
    }
    inside.addEventListener('click', onClick)
    inside.addEventListener('auxclick', onClick)
    return () => {
      observer.disconnect()
      inside.removeEventListener('click', onClick)
      inside.removeEventListener('auxclick', onClick)
    }
  }, [ready, html, showPictures, pictureOf, onCleaned, words])

  return (
    <iframe
      ref={frame}
      className="mail-frame"
      title={t('conversation.mailContent')}
      sandbox="allow-same-origin"
      src={mailFrameUrl}
      onLoad={() => {
        setReady(true)
      }}
    />
  )
}

function markWords(inside: Document, words: readonly LookedFor[]): void {
  if (words.length === 0) return
  const walker = inside.createTreeWalker(inside.body, NodeFilter.SHOW_TEXT)
  const found: { readonly node: Text; readonly ranges: ReturnType<typeof marks> }[] = []
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    if (node.parentElement?.closest('style')) continue
    const ranges = marks(node.data, words)
    if (ranges.length > 0) found.push({ node, ranges })
  }
  for (const { node, ranges } of found) {
    node.replaceWith(
      ...pieces(node.data, ranges).map((piece) => {
        if (!piece.hit) return piece.text
        const mark = inside.createElement('mark')
        mark.textContent = piece.text
        return mark
      }),
    )
  }
}
