import type { Ink } from './ink'

/** Ink that hangs together; `right` and `bottom` are the first pixels outside. */
export interface Component {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly area: number
}

export interface Labelled {
  /** 1-based numbers of `components`; 0 is paper */
  readonly labels: Int32Array
  readonly components: readonly Component[]
}

/** Pixels that touch, at their corners too, are one component. */
export function label({ width, height, data }: Ink): Labelled {
  const labels = new Int32Array(width * height)
  const parents = [0]
  const root = (label: number): number => {
    let at = label
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!
      at = parents[at]!
    }
    return at
  }
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      const at = row + x
      if (data[at] === 0) continue
      let found = x > 0 ? labels[at - 1]! : 0
      if (y > 0) {
        for (let above = Math.max(0, x - 1); above <= Math.min(width - 1, x + 1); above++) {
          const other = labels[at - x - width + above]!
          if (other === 0 || other === found) continue
          if (found === 0) found = other
          else {
            const [a, b] = [root(found), root(other)]
            if (a !== b) parents[Math.max(a, b)] = Math.min(a, b)
          }
        }
      }
      if (found === 0) {
        found = parents.length
        parents.push(found)
      }
      labels[at] = found
    }
  }
  return measure(labels, width, height, parents.map((_, label) => root(label)))
}

function measure(labels: Int32Array, width: number, height: number, roots: readonly number[]): Labelled {
  const numbers = new Int32Array(roots.length)
  let count = 0
  for (const [label, root] of roots.entries()) if (label > 0 && label === root) numbers[label] = ++count
  const bounds = { left: new Int32Array(count + 1).fill(width), top: new Int32Array(count + 1).fill(height), right: new Int32Array(count + 1), bottom: new Int32Array(count + 1), area: new Int32Array(count + 1) }
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (labels[at] === 0) continue
      const number = numbers[roots[labels[at]!]!]!
      labels[at] = number
      if (x < bounds.left[number]!) bounds.left[number] = x
      if (x >= bounds.right[number]!) bounds.right[number] = x + 1
      if (y < bounds.top[number]!) bounds.top[number] = y
      bounds.bottom[number] = y + 1
      bounds.area[number]!++
    }
  }
  const components = Array.from({ length: count }, (_, i) => ({
    left: bounds.left[i + 1]!,
    top: bounds.top[i + 1]!,
    right: bounds.right[i + 1]!,
    bottom: bounds.bottom[i + 1]!,
    area: bounds.area[i + 1]!,
  }))
  return { labels, components }
}
