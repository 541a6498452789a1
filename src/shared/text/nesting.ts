/** Deeper nesting of quotes and lists is refused: no letter has it. */
export const mostNesting = 10
