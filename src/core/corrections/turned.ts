import type { Box, Page } from '../../shared/domain/page'

type Rotation = Page['rotation']

export interface Sides {
  readonly width: number
  readonly height: number
}

/** From one way to lie to another, clockwise. */
export const turnBetween = (from: Rotation, to: Rotation): Rotation => ((to - from + 360) % 360) as Rotation

export const turnedSides = ({ width, height }: Sides, by: Rotation): Sides => (by === 90 || by === 270 ? { width: height, height: width } : { width, height })

/** Where a box of a picture lies when the picture is turned clockwise; `sides` are those before the turn. */
export function turnedBox([left, top, width, height]: Box, sides: Sides, by: Rotation): Box {
  switch (by) {
    case 0:
      return [left, top, width, height]
    case 90:
      return [sides.height - top - height, left, height, width]
    case 180:
      return [sides.width - left - width, sides.height - top - height, width, height]
    case 270:
      return [top, sides.width - left - width, height, width]
  }
}
