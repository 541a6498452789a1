import { useMemo } from 'react'
import { MarkedText } from '../../ui/marked'
import { findLinks } from './text-links'

interface LinkedTextProps {
  readonly text: string
  /** hits of the search, in their order */
  readonly ranges: readonly (readonly [number, number])[]
  readonly onLink: (text: string, href: string) => void
}

/** A mail's plain text with its search hits marked and its addresses to be followed. */
export function LinkedText({ text, ranges, onLink }: LinkedTextProps) {
  const links = useMemo(() => findLinks(text), [text])
  const part = (start: number, end: number) => (
    <MarkedText
      key={start}
      text={text.slice(start, end)}
      ranges={ranges.flatMap(([from, to]) => (to > start && from < end ? [[Math.max(from, start) - start, Math.min(to, end) - start] as const] : []))}
    />
  )
  const ends = [0, ...links.map(({ end }) => end)]
  return [
    ...links.flatMap(({ start, end, href }, index) => [
      part(ends[index] ?? 0, start),
      <a
        key={`link ${start}`}
        href={href}
        onClick={(event) => {
          event.preventDefault()
          onLink(text.slice(start, end), href)
        }}
      >
        {part(start, end)}
      </a>,
    ]),
    part(ends.at(-1) ?? 0, text.length),
  ]
}
