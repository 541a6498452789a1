/**
 * Which recognition read a page: the print of all sources and data that have a say in it. A page that another version read
 * is read again when its picture comes in once more. `tests/architecture/reader-version.test.ts` says when it has to change.
 */
export const readerVersion = '2794bb56ca29'
