import type { RefObject } from 'react'
import type { Box } from '../../../shared/domain/page'

/** A page to go to, and the place on it to point at. */
export interface Spot {
  readonly pageId: string
  readonly box: Box | null
  /** counts the asking: the same place asked for again is shown again */
  readonly asked: number
}

export interface ShownSpot extends Spot {
  /** the asking that was led to last */
  readonly led: RefObject<number>
}
