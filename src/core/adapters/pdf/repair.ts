/**
 * Some fax boxes write PDFs without cross-reference table and trailer. PDFium finds the objects of such a file by itself
 * but not its root: a trailer that names the catalogue is all it needs (ISO 32000-1 §7.5.5).
 */
export function withTrailer(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  let root: string | null = null
  for (const match of text.matchAll(/(\d{1,10})\s+(\d{1,5})\s+obj\b(?=[^]{0,400}?\/Type\s*\/Catalog\b)/g)) {
    const body = text.slice(match.index + match[0].length, match.index + match[0].length + 400)
    const end = body.indexOf('endobj')
    if (end < 0 || /\/Type\s*\/Catalog\b/.test(body.slice(0, end))) root = `${match[1]} ${match[2]}`
  }
  if (root === null) return null
  return Buffer.concat([bytes, Buffer.from(`\ntrailer\n<< /Root ${root} R >>\nstartxref\n0\n%%EOF\n`, 'latin1')])
}
