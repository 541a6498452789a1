/** Windows-1252, 0x80 to 0x9f, with its five unused places. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Control characters from 0x80 on are never meant: they are Windows-1252 that was taken for ISO 8859-1,
 * by the sender's label or by Node 20's TextDecoder, whose fast path for windows-1252 decodes as ISO 8859-1.
 */
export const mendCodePage = (text: string): string => text.replace(/[\u0080-\u009f]/g, (character) => upper[character.charCodeAt(0) - 0x80] ?? '')
