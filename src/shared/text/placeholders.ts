/** What a text module can name; it is filled in where the module is put into a draft. */
export const placeholders = ['contact.name', 'conversation.subject', 'message.date', 'account.name'] as const
export type Placeholder = (typeof placeholders)[number]
