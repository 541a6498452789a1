export const listBounds = { min: 280, max: 560, start: 352 } as const
export const contactBounds = { min: 220, max: 420, start: 240 } as const
/** Under this width the contact lies over the conversation as a drawer. */
export const foldsUnder = 1100
/** Under this width list and conversation, or list and contact, take turns. */
export const turnsUnder = 800
