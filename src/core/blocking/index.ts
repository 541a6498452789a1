/** Senders of whom nobody wants to hear: what comes from them goes to junk, is kept, counted and found there. */
export { blockingHandlers, blockingUndoers } from './handlers'
export { blockOf, hold, junkOf, readRules, type Held, type Rules } from './held'
