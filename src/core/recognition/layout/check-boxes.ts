import type { Component, Labelled } from './components'

/** Pixels at 204 dpi: boxes to tick are 2 to 6 mm wide. */
const side = { least: 15, most: 50 } as const
const mostStretched = 1.35
/** Ink stands this near the edge along nearly all of every side; round letters leave the corners. */
const edge = 0.14
const leastOfSide = 0.9
/** So far within a box is white, or the cross it is ticked with; a heavy letter whose serifs have closed it, an n say, has its stem there. */
const stemAt = [0.2, 0.28] as const
/** Shares of the height: even a thick cross leaves white at one of these places. */
const stem = 0.95
/** A box that is filled in. */
const leastFilled = 0.85

/** Numbers of the components that are boxes of a form, ticked or not: for the eye, and no letters. */
export function checkBoxes({ labels, components }: Labelled, width: number, scale: number): ReadonlySet<number> {
  return new Set([...components.keys()].filter((number) => isSquare(components[number]!, scale) && hasFourSides(labels, width, components[number]!, number + 1) && !hasStem(labels, width, components[number]!, number + 1)))
}

function hasStem(labels: Int32Array, width: number, { left, top, right, bottom, area }: Component, label: number): boolean {
  const [wide, high] = [right - left, bottom - top]
  if (area > wide * high * leastFilled) return false
  const isStem = (x: number): boolean => {
    let ink = 0
    for (let y = top; y < bottom; y++) if (labels[y * width + x] === label) ink++
    return ink >= high * stem
  }
  const deep = stemAt.map((share) => Math.round(wide * share))
  return deep.every((x) => isStem(left + x)) || deep.every((x) => isStem(right - 1 - x))
}

function isSquare({ left, top, right, bottom }: Component, scale: number): boolean {
  const [wide, high] = [right - left, bottom - top]
  return Math.min(wide, high) >= side.least * scale && Math.max(wide, high) <= side.most * scale && Math.max(wide, high) <= Math.min(wide, high) * mostStretched
}

function hasFourSides(labels: Int32Array, width: number, { left, top, right, bottom }: Component, label: number): boolean {
  const [wide, high] = [right - left, bottom - top]
  const deep = Math.max(2, Math.round(Math.min(wide, high) * edge))
  const isInk = (x: number, y: number): boolean => labels[y * width + x] === label
  const share = (length: number, at: (along: number, within: number) => boolean): number => {
    let inked = 0
    for (let along = 0; along < length; along++) {
      for (let within = 0; within < deep; within++) {
        if (!at(along, within)) continue
        inked++
        break
      }
    }
    return inked / length
  }
  return (
    share(wide, (along, within) => isInk(left + along, top + within)) >= leastOfSide &&
    share(wide, (along, within) => isInk(left + along, bottom - 1 - within)) >= leastOfSide &&
    share(high, (along, within) => isInk(left + within, top + along)) >= leastOfSide &&
    share(high, (along, within) => isInk(right - 1 - within, top + along)) >= leastOfSide
  )
}
