/** Colours that tell people and labels apart: names of tokens (`--hue-…` in styles/tokens.css), never colour values. */
export const colours = ['teal', 'blue', 'violet', 'rose', 'red', 'amber', 'green', 'slate'] as const
export type Colour = (typeof colours)[number]
