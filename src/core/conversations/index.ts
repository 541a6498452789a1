export { refreshConversations, snippetOf } from './refresh'
