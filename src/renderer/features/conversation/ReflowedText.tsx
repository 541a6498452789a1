import { Fragment, useMemo, type ReactNode } from 'react'
import type { Word } from '../../../shared/domain/page'
import { useT } from '../../i18n/provider'
import { reflow, type Block, type Run } from './reflow'
import type { PageWords } from './use-page-words'
import { doubtBelow } from './word-layout'

interface ReflowedTextProps {
  readonly content: PageWords
  readonly doubtShown: boolean
}

/** The recognised words of a page as running text: headings, paragraphs and rows, its head, footnotes and foot set apart, with hits and doubtful words marked. */
export function ReflowedText({ content, doubtShown }: ReflowedTextProps) {
  const t = useT()
  const stretches = useMemo(() => reflow(content.words), [content.words])
  const hits = useMemo(() => new Set(content.hits), [content.hits])
  const word = ({ word: read, text }: Run): ReactNode => {
    const said = hits.has(read) ? <mark>{text}</mark> : text
    if (!doubtShown || read.confidence >= doubtBelow) return said
    return (
      <span className="doubtful" role="mark" title={t('fax.uncertainWord')} aria-description={t('fax.uncertainWord')}>
        {said}
      </span>
    )
  }
  const runs = (line: readonly Run[]): ReactNode =>
    line.map((run, place) => (
      <Fragment key={place}>
        {run.spaced && ' '}
        {word(run)}
      </Fragment>
    ))
  const lines = (all: readonly (readonly Run[])[]): ReactNode =>
    all.map((line, index) => (
      <Fragment key={index}>
        {index > 0 && <br />}
        {runs(line)}
      </Fragment>
    ))
  return stretches.map(({ part, blocks }, index) => {
    const written = blocks.map((block, place) => <BlockOf key={place} block={block} lines={lines} runs={runs} />)
    return part === undefined ? (
      <Fragment key={index}>{written}</Fragment>
    ) : (
      <section key={index} className={`text-part ${part}`} aria-label={t(partNames[part])}>
        {written}
      </section>
    )
  })
}

const partNames = { head: 'fax.pageHead', note: 'fax.footnotes', foot: 'fax.pageFoot' } as const

interface BlockProps {
  readonly block: Block
  readonly lines: (all: readonly (readonly Run[])[]) => ReactNode
  readonly runs: (line: readonly Run[]) => ReactNode
}

function BlockOf({ block, lines, runs }: BlockProps) {
  switch (block.kind) {
    case 'stamp':
      return <p className="text-stamp">{lines(block.lines)}</p>
    case 'heading':
      return <p role="heading" aria-level={3} className="text-heading">{lines(block.lines)}</p>
    case 'paragraph':
      return <p>{lines(block.lines)}</p>
    case 'row':
      return (
        <p className="text-row">
          {block.cells.map((cell, place) => (
            <span key={place}>{runs(cell)} </span>
          ))}
        </p>
      )
  }
}

export const hasDoubtful = (words: readonly Word[]): boolean => words.some(({ confidence }) => confidence < doubtBelow)
