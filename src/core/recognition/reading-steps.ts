/** What is done to what was read, each of which can be left out to see what it is worth (`npm run bench:ocr -- --without …`). */
export const readingSteps = ['strays', 'spelling', 'parts', 'columns', 'edges', 'islands', 'belief'] as const
export type ReadingStep = (typeof readingSteps)[number]
