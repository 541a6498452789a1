// The faxes among the app's samples: which letter, through which machine and line, coded how; and what is known of each.
import { turnedHalf } from './bitmap.mjs';
import { firms } from './firms.mjs';
import { drawComplaint, drawCoverAndNote, drawReferral } from './letters-other.mjs';
import { drawInvoice, drawOrder, drawOrderChange, drawQuote } from './letters-trade.mjs';
import { dpiOf, renderPdf, scan, stampHeader, wear } from './line.mjs';
import { makeRandom } from './random.mjs';
import { makeSheets } from './sheet.mjs';
import { bilevelPage, field, tags, writeTiff } from './tiff.mjs';

/** `header(n, of)` is the transmit line of page n; `machine` what the scanner does, page by page. */
export const faxes = [
  {
    id: 'order', file: 'Bestellung_Tollmoor_04066969418.tif', firm: firms.tollmoor, draw: drawOrder, subject: 'Bestellung Nr. 4500-71833',
    dated: '2026-10-05', at: '2026-10-05 09:14:22', resolution: 'fine', coding: { coding: 'g4' }, seed: 11,
    header: (n, of) => `05-OKT-2026 09:14   VON: TOLLMOOR ANLAGENBAU   +49 40 66969418   AN: +49 30 23125190   S. ${two(n)}/${two(of)}`,
    machine: [{ skew: 0.4, shiftX: 1.5, noise: 8 }], dirt: { specks: 90 },
    facts: { orderNumber: '4500-71833', total: '4230.60', currency: 'EUR' },
  },
  {
    id: 'complaint', file: 'fax000000417.tif', firm: firms.heizung, draw: drawComplaint, subject: 'Reklamation: Mischventil QA-3340, Lieferschein 88214',
    dated: '2026-10-06', at: '2026-10-06 16:52:40', resolution: 'standard', coding: { coding: 'g3', how: { endOfPage: true } }, hylafax: { seconds: 71, dcs: '00 44 44', commId: '000000417' }, seed: 12,
    header: (n, of) => `FAX ${firms.heizung.fax}    WIESENGRUNDLER HEIZUNGSBAU     06.10.26  16:52    Seite ${n} von ${of}`,
    machine: [{ skew: -1.3, shiftX: -1, shiftY: 2, dots: true, noise: 5 }], dirt: { specks: 110, streaks: [{ x: 1391, width: 1, from: 0.1 }], repeatedAt: [0.486, 0.7, 0.93] },
    facts: { deliveryNote: '88214' },
  },
  {
    id: 'invoice', file: 'Scan_2026-10-07_Kraftfink.tif', firm: firms.kraftfink, draw: drawInvoice, subject: 'Rechnung Nr. R-26-10447',
    dated: '2026-10-06', at: '2026-10-07 11:03:05', resolution: 'fine', coding: { coding: 'g3', how: { twoDimensional: true, parameterK: 4 }, fillOrder: 2 }, seed: 13,
    header: (n, of) => `2026-10-07 11:03  Kraftfink Elektrogrosshandel  0221 4710535 -> 03023125190   P ${n}/${of}`,
    machine: [{ skew: -0.6, shiftX: 0.5, shiftY: 1, threshold: 165 }], dirt: { specks: 140, streaks: [{ x: 402, black: false, width: 2 }] },
    facts: { invoiceNumber: 'R-26-10447', iban: firms.kraftfink.iban, vatId: firms.kraftfink.vatId, total: '735.74', currency: 'EUR', due: '2026-11-05' },
  },
  {
    id: 'referral', file: 'Fax_069_90009713_08.10.2026.tif', firm: firms.praxis, draw: drawReferral, subject: 'ANFORDERUNG ÜBERWEISUNG / RÜCKANTWORT',
    dated: '2026-10-08', at: '2026-10-08 07:41:22', resolution: 'fine', coding: { coding: 'g4', fillOrder: 2, rowsPerStrip: 128 }, upsideDown: [1], seed: 14,
    header: (n, of) => `Von: Praxis Dr. Habermehl  Fax: 069 90009713   An: 03023125190   Seite: ${n}/${of}   Datum: 08.10.2026 07:41`,
    machine: [{ skew: 0.9, shiftX: -0.5, threshold: 140 }], dirt: { specks: 120 },
    facts: { appointment: '2026-10-27T07:40' },
  },
  {
    id: 'quote', file: 'fax000000421.tif', firm: firms.stahlbau, draw: drawQuote, subject: 'Angebot A 26/318: Rohrbrücke mit Wartungssteg, Halle 4',
    dated: '2026-10-09', at: '2026-10-09 14:26:11', resolution: 'fine', coding: { coding: 'g4' }, hylafax: { seconds: 96, dcs: '00 46 78', commId: '000000421' }, seed: 15,
    header: (n) => `09/10/2026  14:26    02214710366            STAHLBAU RUETTGENSIEPEN                    S.  ${two(n)}`,
    machine: [{ skew: 0.7, shiftX: 1 }, { skew: -1.1, shiftX: -1.5, shiftY: 1.5 }], dirt: { specks: 110, streaks: [{ x: 870, width: 1, from: 0.3, to: 0.9 }] },
    facts: { quoteNumber: 'A 26/318', total: '25178.02', currency: 'EUR' },
  },
  {
    id: 'cover', file: 'Telefax 12.10.2026 10-37.tif', firm: firms.spedition, draw: drawCoverAndNote, subject: 'Betr.: Abholung Palette 4 und 5 nach Tromsö',
    dated: '2026-10-12', at: '2026-10-12 10:37:50', resolution: 'standard', coding: { coding: 'g3', how: { alignEol: true } }, seed: 16,
    header: (n, of) => `OCT-12-2026 MON 10:37 AM   SPED OSTERMOOR-LUETH     FAX NO. +49 40 66969752     P. ${two(n)}/${two(of)}`,
    machine: [{ skew: -0.3, threshold: 165 }, { skew: 1.2, shiftY: 2, threshold: 165 }], dirt: { specks: 90 },
    facts: { deliveryNote: '26-77-0419', pagesAnnounced: 2 },
  },
];

/** Not a file of its own: it arrives inside a mail of the FRITZ!Box (see mail-samples). */
export const faxInsideMail = {
  id: 'order-change', firm: firms.tollmoor, draw: drawOrderChange, subject: 'Änderung zu unserer Bestellung Nr. 4500-71833',
  dated: '2026-10-13', at: '2026-10-13 08:05:31', resolution: 'fine', seed: 17,
  header: (n, of) => `13.10.2026 08:05    TOLLMOOR ANLAGENBAU    FAX 04066969418    S.${n}/${of}`,
  machine: [{ skew: 0.5, shiftX: -1 }], dirt: { specks: 60 }, facts: { orderNumber: '4500-71833' },
};

const two = (n) => String(n).padStart(2, '0');

/** @returns {Promise<{bitmaps: { width: number, height: number }[], texts: string[][]}>} the pages as received, and the words on each */
export async function receiveFax(fax) {
  const random = makeRandom(fax.seed);
  const sheets = makeSheets({ title: fax.subject });
  fax.draw(sheets);
  const rendered = await renderPdf(await sheets.finish());
  const bitmaps = [];
  for (const [index, page] of rendered.entries()) {
    let bitmap = scan(page, { resolution: fax.resolution, ...fax.machine[index] }, random);
    if (fax.upsideDown?.includes(index + 1)) bitmap = turnedHalf(bitmap);
    wear(bitmap, fax.dirt, random);
    bitmaps.push(await stampHeader(bitmap, fax.header(index + 1, rendered.length), fax.resolution));
  }
  return { bitmaps, texts: sheets.pages };
}

export function faxTiff(fax, bitmaps) {
  const [xResolution, yResolution] = dpiOf[fax.resolution];
  const pages = bitmaps.map((bitmap, index) =>
    bilevelPage(bitmap, { ...fax.coding, xResolution, yResolution, extra: { ...pageTags(fax, index, bitmaps.length), ...(fax.hylafax ? hylafaxTags(fax) : {}) } }),
  );
  return writeTiff(pages);
}

function pageTags(fax, index, count) {
  return {
    [tags.subfileType]: field.long(2),
    [tags.pageNumber]: field.short(index, count),
    [tags.dateTime]: field.ascii(fax.at.replace(/-/g, ':')),
  };
}

/** What HylaFAX's faxgetty writes into recvq (its TSI goes to ImageDescription). */
function hylafaxTags(fax) {
  const bad = fax.dirt.repeatedAt?.length ?? 0;
  return {
    [tags.description]: field.ascii(fax.firm.fax.replace(/\D/g, '')),
    [tags.make]: field.ascii('Invented Modems'),
    [tags.model]: field.ascii('Class 1 Sample'),
    [tags.software]: field.ascii('HylaFAX (tm) Version 7.0.7'),
    [tags.hostComputer]: field.ascii('faxserver'),
    [tags.badFaxLines]: field.long(bad * 3),
    [tags.cleanFaxData]: field.short(bad ? 1 : 0),
    [tags.consecutiveBadFaxLines]: field.long(bad ? 3 : 0),
    [tags.faxRecvParams]: field.long(0),
    [tags.faxSubAddress]: field.ascii(''),
    [tags.faxRecvTime]: field.long(fax.hylafax.seconds),
    [tags.faxDcs]: field.ascii(fax.hylafax.dcs),
  };
}
