/** How a page is shown: as it came, or cleaned: without streaks, specks and black borders, white on black turned over. */
export const pageLooks = ['original', 'cleaned'] as const
export type PageLook = (typeof pageLooks)[number]
