export { historyHandlers } from './handlers'
export { recordChange, type NewChange } from './record'
export { undoChange } from './undo'
export type { ChangeToUndo, Undoer, Undoers, Undone } from './undo'
