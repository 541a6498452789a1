/** What a mail may show inline: told by the first bytes, never by name or by what the mail claims. */
const signatures: readonly { readonly type: string; readonly bytes: readonly (number | null)[] }[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50] },
  { type: 'image/bmp', bytes: [0x42, 0x4d] },
]

export function pictureType(bytes: Uint8Array): string | null {
  const found = signatures.find((signature) => signature.bytes.every((byte, at) => byte === null || bytes[at] === byte))
  return found?.type ?? null
}
