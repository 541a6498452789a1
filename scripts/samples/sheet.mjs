// A sheet of A4 in millimetres: writes vector PDF with pdfkit and remembers every word put on it (the known text).
import PDFDocument from 'pdfkit';

const pointsPerMm = 72 / 25.4;
const pt = (mm) => mm * pointsPerMm;
const families = {
  sans: ['Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique'],
  serif: ['Times-Roman', 'Times-Bold', 'Times-Italic'],
  mono: ['Courier', 'Courier-Bold', 'Courier-Oblique'],
};

/** Fixed: a file made twice must be the same to the byte. */
const madeAt = new Date(Date.UTC(2026, 9, 1, 8, 0, 0));

export function makeSheets({ size = [595.28, 841.89], title = '', encrypt = {} } = {}) {
  const doc = new PDFDocument({ size, margin: 0, autoFirstPage: false, compress: false, info: { Title: title, CreationDate: madeAt, ModDate: madeAt }, ...encrypt });
  const chunks = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  const pages = [];
  return {
    pages,
    addSheet: (family = 'sans') => {
      doc.addPage();
      const words = [];
      pages.push(words);
      return makeSheet(doc, words, family);
    },
    finish: async () => {
      doc.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}

/**
 * @typedef {{font?: string, size?: number, bold?: boolean, italic?: boolean, colour?: string, width?: number,
 *   align?: 'left'|'right'|'center', gap?: number, silent?: boolean, spacing?: number}} TextStyle
 * @typedef {ReturnType<typeof makeSheet>} Sheet
 */
function makeSheet(doc, words, family) {
  const [regular, boldFont, italicFont] = families[family];
  /** @param {TextStyle} style */
  const use = ({ bold, italic, size = 10.5, font, colour = '#000' }) => {
    doc.font(font ?? (bold ? boldFont : italic ? italicFont : regular)).fontSize(size).fillColor(colour);
  };
  const sheet = {
    /** Puts text with its first line's top at y; returns the y below it. `silent` text is drawn and not remembered. */
    text: (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ text, /** @type {TextStyle} */ style = {}) => {
      const { width = 165, align = 'left', gap = 1.2, silent = false, spacing = 0 } = style;
      use(style);
      if (!silent) words.push(text);
      doc.text(text, pt(x), pt(y), { width: pt(width), align, lineGap: gap, characterSpacing: spacing });
      return doc.y / pointsPerMm;
    },
    line: (x1, y1, x2, y2, weight = 0.25, colour = '#000') => {
      doc.lineWidth(pt(weight)).strokeColor(colour).moveTo(pt(x1), pt(y1)).lineTo(pt(x2), pt(y2)).stroke();
    },
    box: (x, y, width, height, { weight = 0.3, fill = undefined } = {}) => {
      doc.rect(pt(x), pt(y), pt(width), pt(height));
      if (fill) doc.fill(fill);
      else doc.lineWidth(pt(weight)).strokeColor('#000').stroke();
    },
    tick: (x, y, ticked) => {
      sheet.box(x, y, 3.4, 3.4);
      if (ticked) {
        sheet.line(x - 0.3, y + 0.4, x + 3.9, y + 3.6, 0.45);
        sheet.line(x - 0.2, y + 3.8, x + 3.6, y - 0.3, 0.45);
      }
    },
    /** `path` is SVG in a unit of 1 mm, moved to x, y: logos and signatures. */
    path: (x, y, path, { fill = undefined, weight = 0.4, scale = 1, rotate = 0 } = {}) => {
      doc.save().translate(pt(x), pt(y)).rotate(rotate).scale(pointsPerMm * scale);
      doc.path(path).lineWidth(weight).lineJoin('round').lineCap('round');
      if (fill) doc.fill(fill);
      else doc.strokeColor('#000').stroke();
      doc.restore();
    },
    shade: (x, y, width, height, from, to) => {
      const gradient = doc.linearGradient(pt(x), pt(y), pt(x + width), pt(y + height));
      gradient.stop(0, from).stop(1, to);
      doc.rect(pt(x), pt(y), pt(width), pt(height)).fill(gradient);
    },
    disc: (x, y, radius, fill) => doc.circle(pt(x), pt(y), pt(radius)).fill(fill),
    /** Columns `{title, x, width, align}`; rows of strings, one for each column. Returns the y below the last rule. */
    table: (y, columns, rows, { size = 9.5, rowHeight = 5.6, heavy = false } = {}) => {
      const left = columns[0].x - 1;
      const right = columns.at(-1).x + columns.at(-1).width + 1;
      let top = y;
      if (heavy) sheet.box(left, top - 1, right - left, rowHeight + 0.6, { fill: '#ddd' });
      for (const column of columns) sheet.text(column.x, top + 0.4, column.title, { size, bold: true, width: column.width, align: column.align });
      top += rowHeight;
      sheet.line(left, top - 0.4, right, top - 0.4, 0.35);
      for (const row of rows) {
        let bottom = top + rowHeight;
        row.forEach((cell, index) => {
          const { x, width, align } = columns[index];
          if (cell !== '') bottom = Math.max(bottom, sheet.text(x, top + 0.5, cell, { size, width, align, gap: 0.4 }) + 0.9);
        });
        top = bottom;
        sheet.line(left, top - 0.4, right, top - 0.4, 0.12);
      }
      return top + 1;
    },
  };
  return sheet;
}
