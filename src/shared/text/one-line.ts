/** As it stands in a header or a row: one line, without breaks and other control characters, its blanks single. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
