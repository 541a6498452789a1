/** Colours that tell people and labels apart: names of tokens (`--hue-…` in styles/tokens.css), never colour values. */
export const colours = ['teal', 'blue', 'violet', 'rose', 'red', 'amber', 'green', 'slate'] as const

/** The first of the colours that fewest have, so that neighbours differ. */
export function leastUsedColour(taken: readonly Colour[]): Colour {
  const uses = (one: Colour): number => taken.filter((colour) => colour === one).length
  return colours.reduce((best, one) => (uses(one) < uses(best) ? one : best), colours[0])
}

export type Colour = (typeof colours)[number]
