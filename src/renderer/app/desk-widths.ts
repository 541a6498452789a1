export const listBounds = { min: 280, max: 560, start: 352 } as const
const contactBounds = { min: 220, max: 420, start: 240 } as const
/** Where there is room long addresses stay in one line. */
const roomyContactBounds = { ...contactBounds, start: 340 } as const
/** From this width on the conversation has room to spare. */
const roomyFrom = 1600
export const contactBoundsAt = (windowWidth: number): typeof contactBounds | typeof roomyContactBounds => (windowWidth >= roomyFrom ? roomyContactBounds : contactBounds)
/** Under this width the contact lies over the conversation as a drawer. */
export const foldsUnder = 1100
/** Under this width list and conversation, or list and contact, take turns. */
export const turnsUnder = 800
