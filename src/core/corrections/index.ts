export { applyCorrections, rewriteText, standingAt, type Correction } from './apply'
export { readCorrections, readWords, type PageWords } from './stored'
export { turnBetween, turnedBox, turnedSides, type Sides } from './turned'
