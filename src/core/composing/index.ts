export { addDraft, draftAttachments } from './drafts'
export { formatAddresses } from './format-address'
export { composingHandlers } from './handlers'
export { tooLarge } from './size'
