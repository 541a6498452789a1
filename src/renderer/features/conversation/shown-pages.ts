import type { Page } from '../../../shared/domain/page'

/** The places of the pages to leaf through: blank ones are folded away, unless they are asked for or nothing else is there. */
export function leaves(pages: readonly Page[], blankShown: boolean): readonly number[] {
  const all = pages.map((_, index) => index)
  const written = all.filter((index) => pages[index]?.recognition !== 'blank')
  return blankShown || written.length === 0 ? all : written
}

/** A digital PDF has no dirt: its pages are only shown as they came. */
export const canBeCleaned = ({ recognition, width }: Page): boolean => recognition !== 'text-layer' && width > 0

export const blankPages = (pages: readonly Page[]): readonly Page[] => pages.filter(({ recognition }) => recognition === 'blank')

/** The next leaf before or after a place; the place itself where there is none. */
export function turned(all: readonly number[], index: number, by: 1 | -1): number {
  const next = by === 1 ? all.find((place) => place > index) : all.findLast((place) => place < index)
  return next ?? index
}
