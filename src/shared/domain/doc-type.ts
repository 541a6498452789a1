/** What kind of letter a fax is. By itself, without schemas: the window needs the names and no more. */
export const docTypes = ['letter', 'order', 'invoice', 'quote', 'delivery_note', 'complaint', 'medical', 'reminder', 'form', 'cover', 'note', 'notice'] as const
export type DocType = (typeof docTypes)[number]
