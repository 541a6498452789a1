// Plain PDF (ISO 32000-1) around pictures, as scanners and fax boxes write it.

/**
 * Object n is objects[n - 1], the first is the catalogue.
 * @param {(string | {dict: string, stream: Buffer})[]} objects
 * @param {{xref?: boolean, trailer?: string}} [options]
 */
export function writePdf(objects, { xref = true, trailer = '' } = {}) {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = parts[0].length;
  const offsets = objects.map((object, index) => {
    const where = at;
    const body = typeof object === 'string'
      ? Buffer.from(`${index + 1} 0 obj\n${object}\nendobj\n`, 'latin1')
      : Buffer.concat([Buffer.from(`${index + 1} 0 obj\n<< ${object.dict} /Length ${object.stream.length} >>\nstream\n`, 'latin1'), object.stream, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
    parts.push(body);
    at += body.length;
    return where;
  });
  if (xref) {
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${at}\n%%EOF\n`, 'latin1'));
  }
  return Buffer.concat(parts);
}

/** Each picture: `{width, height, xDpi, yDpi, dict, stream, rotate}`; one page each, as large as its resolution says. */
export function pictureObjects(pictures) {
  const pageNumbers = pictures.map((_, index) => 3 + index * 3);
  /** @type {(string | {dict: string, stream: Buffer})[]} */
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pictures.length} /Kids [${pageNumbers.map((n) => `${n} 0 R`).join(' ')}] >>`,
  ];
  pictures.forEach(({ width, height, xDpi, yDpi, dict, stream, rotate = 0 }, index) => {
    const page = pageNumbers[index];
    const wide = ((width / xDpi) * 72).toFixed(2);
    const high = ((height / yDpi) * 72).toFixed(2);
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] ${rotate ? `/Rotate ${rotate} ` : ''}/Contents ${page + 1} 0 R /Resources << /XObject << /Im0 ${page + 2} 0 R >> >> >>`);
    objects.push({ dict: '', stream: Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /Im0 Do Q`, 'latin1') });
    objects.push({ dict: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${dict}`, stream });
  });
  return objects;
}

/** K < 0 is T.6, 0 is T.4 one-dimensional, > 0 T.4 mixed (ISO 32000-1, 7.4.6). */
export const faxDict = (width, height, k = -1) =>
  `/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K ${k} /Columns ${width} /Rows ${height} ${k >= 0 ? '/EndOfLine true ' : ''}>>`;
export const jpegDict = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';

export const picturePdf = (pictures, options) => writePdf(pictureObjects(pictures), options);
