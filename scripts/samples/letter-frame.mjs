// The frame of a German business letter after DIN 5008 form B: fold marks at 105 and 210 mm, hole mark at 148.5 mm,
// address field 20/45 mm, information block at 125/50 mm, text from 98.5 mm, margins 25 and 20 mm.
import { desk } from './firms.mjs';

export const leftMargin = 25;

/**
 * Draws the frame and returns where the text begins.
 * @param {import('./sheet.mjs').Sheet} sheet
 * @param {{firm: any, logo: (sheet: any, firm: any) => void, to?: string[], info?: string[][], subject: string, greeting?: string, page?: string}} letter
 */
export function drawFrame(sheet, { firm, logo, to = [desk.name, desk.street, desk.town], info = [], subject, greeting, page }) {
  foldMarks(sheet);
  logo(sheet, firm);
  sheet.text(leftMargin, 46.5, `${firm.name} · ${firm.street} · ${firm.town}`, { size: 6.5, width: 84 });
  sheet.line(leftMargin, 50, leftMargin + 80, 50, 0.12);
  to.forEach((line, index) => sheet.text(leftMargin, 63 + index * 4.6, line, { size: 10.5, width: 80 }));
  info.forEach(([name, value], index) => {
    sheet.text(125, 50 + index * 4.9, name, { size: 8, width: 24 });
    sheet.text(149, 49.6 + index * 4.9, value, { size: 9.2, width: 46 });
  });
  if (page) sheet.text(170, 91, page, { size: 8.5, width: 20, align: 'right' });
  if (firm.register) footer(sheet, firm);
  let y = sheet.text(leftMargin, 98.5, subject, { bold: true, size: 11 }) + 5;
  if (greeting) y = sheet.text(leftMargin, y, greeting) + 3;
  return y;
}

export function foldMarks(sheet) {
  sheet.line(4, 105, 9, 105, 0.2);
  sheet.line(4, 210, 9, 210, 0.2);
  sheet.line(4, 148.5, 7.5, 148.5, 0.2);
}

export function footer(sheet, firm) {
  sheet.line(leftMargin, 272, 190, 272, 0.2);
  const columns = [
    [firm.name, firm.street, firm.town],
    [`Telefon ${firm.phone}`, `Telefax ${firm.fax}`, firm.email],
    [firm.register, firm.head, `USt-IdNr. ${firm.vatId}`],
  ];
  [25, 75, 128].forEach((x, column) => {
    columns[column].forEach((line, row) => sheet.text(x, 273.5 + row * 3.4, line, { size: 7, width: 66 }));
  });
}

/** Paragraphs one below the other; returns the y below the last. */
export function paragraphs(sheet, y, texts, style = {}) {
  return texts.reduce((top, text) => sheet.text(leftMargin, top, text, style) + 3, y);
}

/** A quick hand: loops, then a long stroke. Not remembered as text, nobody can read it. */
export function signature(sheet, x, y, variant = 0) {
  const hands = [
    'M0 6 C1 -2 4 -3 4 2 C4 7 1 9 2 5 C3 1 6 2 6 5 C6 8 8 5 9 3 C10 1 11 6 12 5 C13 4 13 2 14 4 C15 6 16 3 17 4 C20 6 24 2 31 1',
    'M0 4 C3 -4 5 -2 3 6 C2 10 6 3 8 3 C10 3 7 8 10 6 C12 5 12 2 13 3 C14 5 15 6 17 4 L18 3 C19 6 21 6 22 4 C24 1 22 9 20 11 M5 1 C14 -2 22 -2 30 0',
    'M2 0 L0 8 M1 3 C4 0 7 1 6 3 C5 6 3 5 2 5 C5 5 7 8 9 6 C10 4 11 3 12 5 C12 8 14 6 14 5 C15 3 16 3 16 6 C18 8 19 2 21 3 C22 5 26 5 33 3',
  ];
  sheet.path(x, y, hands[variant % hands.length], { weight: 0.45, rotate: -3 });
}

export const logos = {
  tollmoor: (sheet) => {
    sheet.path(25, 15, 'M0 16 L7 0 L14 16 L11 16 L7 6.5 L3 16 Z M4.5 13 L9.5 13 L9.5 16 L4.5 16 Z', { fill: '#000' });
    sheet.text(43, 18, 'TOLLMOOR', { bold: true, size: 24, spacing: 1.2 });
    sheet.text(43.3, 27.5, 'Anlagenbau · Rohrleitungen · Hafentechnik', { size: 9 });
    sheet.line(25, 35, 190, 35, 0.5);
  },
  heizung: (sheet, firm) => {
    sheet.path(92, 10, 'M13 0 C22 8 24 14 20 20 C18 23 14 24 13 24 C12 24 7 23 5.5 19 C3 12 11 10 13 0 Z M13 12 C16 15 17 18 13 22 C9 18 11 15 13 12 Z', { weight: 0.7, scale: 0.8 });
    sheet.text(25, 31, firm.name, { bold: true, size: 17, align: 'center' });
    sheet.text(25, 38.5, 'Heizung · Lüftung · Solar · seit 1962', { italic: true, size: 10, align: 'center' });
  },
  kraftfink: (sheet, firm) => {
    sheet.box(25, 14, 165, 17, { fill: '#1c1c1c' });
    sheet.path(29, 16.5, 'M6 0 L0 7 L4 7 L2 12 L9 4.5 L5 4.5 Z', { fill: '#fff' });
    sheet.text(43, 17.5, 'KRAFTFINK', { bold: true, size: 26, colour: '#fff' });
    sheet.text(25, 33, `Elektrogroßhandel · ${firm.street} · ${firm.town}`, { size: 9 });
  },
  praxis: (sheet) => {
    sheet.path(170, 14, 'M6 0 L10 0 L10 6 L16 6 L16 10 L10 10 L10 16 L6 16 L6 10 L0 10 L0 6 L6 6 Z', { weight: 0.6 });
    sheet.text(25, 15, 'Dr. med. Ilse Habermehl-Prüß', { bold: true, size: 17 });
    sheet.text(25, 23, 'Fachärztin für Arbeitsmedizin · Betriebsmedizin · Sozialmedizin', { size: 9.5 });
    sheet.line(25, 34, 190, 34, 0.3);
  },
  stahlbau: (sheet, firm) => {
    sheet.path(25, 14, 'M0 0 L18 0 L18 3.5 L11 3.5 L11 14.5 L18 14.5 L18 18 L0 18 L0 14.5 L7 14.5 L7 3.5 L0 3.5 Z', { fill: '#000' });
    sheet.text(48, 15, 'Stahlbau', { size: 13 });
    sheet.text(48, 20.5, 'RÜTTGENSIEPEN', { bold: true, size: 21 });
    sheet.text(140, 17, `${firm.street}\n${firm.town}\nTel. ${firm.phone}\nFax ${firm.fax}`, { size: 8, width: 50, align: 'right', gap: 0.5 });
    sheet.line(25, 36, 190, 36, 0.8);
  },
};
