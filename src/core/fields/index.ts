export { noFacts, readFacts, withFacts, type PageFacts } from './facts'
export { pagesWithFields, readFields } from './read-fields'
export type { ReadPage } from './sheet'
export { saveFields } from './save'
