export { pagesWithFields, readFields } from './read-fields'
export type { ReadPage } from './sheet'
export { saveFields } from './save'
