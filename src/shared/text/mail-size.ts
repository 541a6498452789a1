/** Base64 in lines of 76 characters and CRLF (RFC 2045 §6.8): 57 bytes become 78. */
const encoded = (bytes: number): number => Math.ceil(bytes / 57) * 78

/** Bytes in UTF-8 (RFC 3629 §3). */
function utf8Bytes(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** How many bytes a mail has when it goes out: its words, and its files by their sizes. */
export const mailSize = (text: string, files: readonly number[]): number => files.reduce((sum, size) => sum + encoded(size), utf8Bytes(text))
