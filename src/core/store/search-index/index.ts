/** The full-text index. Besides migrations and the dialect the only place that knows FTS5. */
export { contactText, type SearchDocument } from './document'
export { dropEntries, putEntries, reindexContact, reindexMessages } from './write'
export { find, type Found } from './find'
export type { SearchTree } from './tree'
export { compareIndex, type IndexProblem } from './compare'
