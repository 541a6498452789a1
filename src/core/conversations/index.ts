export { attribute, type Attribution, type Clues } from './attribute'
export { conversationHandlers } from './handlers'
export { begin, place, type Placed } from './place'
export { refreshConversations, snippetOf } from './refresh'
