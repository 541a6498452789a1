// Complaint, a practice's referral request, cover sheet and delivery note.
import { desk, firms } from './firms.mjs';
import { drawFrame, foldMarks, footer, leftMargin, logos, paragraphs, signature } from './letter-frame.mjs';

export function drawComplaint(sheets) {
  const firm = firms.heizung;
  const sheet = sheets.addSheet('serif');
  let y = drawFrame(sheet, {
    firm, logo: logos.heizung, subject: 'Reklamation: Mischventil QA-3340, Lieferschein 88214', greeting: 'Sehr geehrte Damen und Herren,',
    info: [['Kundennr.', '20 447'], ['Lieferung vom', '17.09.2026'], ['Telefon', firm.phone], ['Telefax', firm.fax], ['Datum', '06.10.2026']],
  });
  y = paragraphs(sheet, y, [
    'von den zehn Mischventilen Ihrer Lieferung vom 17. September sind drei undicht. Bei der Familie Hörmannseder tropft es seit Samstag aus der Spindel, das Parkett im Flur ist schon gewölbt. Wir haben das Ventil am Sonntag früh gegen ein fremdes getauscht.',
    'Der O-Ring unter der Stopfbuchse ist bei allen drei Stücken gequetscht (siehe Bild). Das ist kein Montagefehler, die Ventile waren so in der Schachtel.',
    'Wir bitten um\n   1. Ersatz für drei Stück bis spätestens Freitag, 9. Oktober,\n   2. Abholung der schadhaften Ventile,\n   3. Übernahme der Kosten für den Sonntagseinsatz: 4,5 Std. zu 78,00 EUR = 351,00 EUR netto.',
    'Bitte sagen Sie uns auch, ob die übrigen sieben verbaut werden dürfen. Die Baustelle steht!',
    'Mit freundlichen Grüßen',
  ], { size: 11.5, gap: 1.4 });
  signature(sheet, 27, y, 2);
  sheet.text(leftMargin, y + 12, 'Jörg Wiesengrundler', { size: 11.5 });
  drawValvePhoto(sheet, 128, y - 4);
  footer(sheet, firm);
}

/** A photograph as a fax machine would see one: greys that have to become dots. */
export function drawValvePhoto(sheet, x, y) {
  sheet.shade(x, y, 62, 42, '#f0f0f0', '#8a8a8a');
  sheet.shade(x + 6, y + 22, 50, 11, '#d8d8d8', '#555');
  sheet.shade(x + 24, y + 8, 14, 20, '#eee', '#444');
  sheet.disc(x + 31, y + 27, 9.5, '#777');
  sheet.disc(x + 30, y + 26, 7, '#b5b5b5');
  sheet.box(x + 28.5, y + 2, 5, 8, { fill: '#333' });
  sheet.box(x + 22, y + 1.5, 18, 2.4, { fill: '#222' });
  sheet.path(x + 38, y + 30, 'M0 0 C3 4 4 6 4 8 C4 10.5 0.5 10.5 0.5 8 C0.5 6 1 4 0 0 Z', { fill: '#202020', scale: 0.8 });
  sheet.box(x, y, 62, 42, { weight: 0.3 });
}

export function drawReferral(sheets) {
  const firm = firms.praxis;
  const sheet = sheets.addSheet('sans');
  foldMarks(sheet);
  logos.praxis(sheet);
  sheet.text(25, 37, `${firm.street} · ${firm.town} · Telefon ${firm.phone} · Fax ${firm.fax}`, { size: 8.5 });
  sheet.text(25, 49, 'ANFORDERUNG ÜBERWEISUNG / RÜCKANTWORT', { bold: true, size: 15 });
  sheet.text(25, 59, 'An', { size: 9 });
  sheet.text(40, 58.6, `${desk.name}, Personalabteilung, Fax ${desk.fax}`, { width: 150 });
  sheet.text(25, 66, 'Datum', { size: 9 });
  sheet.text(40, 65.6, '08.10.2026', { width: 60 });
  sheet.line(25, 73, 190, 73, 0.3);
  const fields = [['Name, Vorname', 'Pflügerl, Matthäus'], ['geboren am', '14.03.1979'], ['Tätigkeit', 'Schweißer, Halle 2'], ['Vorsorge', 'Lärm und Schweißrauche'], ['Termin', 'Dienstag, 27.10.2026, 7:40 Uhr']];
  fields.forEach(([name, value], index) => {
    const top = 78 + index * 9;
    sheet.text(27, top + 1.4, name, { size: 9, width: 40 });
    sheet.text(70, top + 0.8, value, { size: 11.5, width: 115 });
    sheet.box(25, top - 1, 165, 9, { weight: 0.2 });
    sheet.line(67, top - 1, 67, top + 8, 0.2);
  });
  const wanted = [[true, 'Überweisung des Hausarztes, gültig für das 4. Quartal'], [true, 'Hörtest der letzten Untersuchung (2023), falls bei Ihnen abgelegt'], [false, 'Röntgenbilder'], [true, 'Einverständnis zur Weitergabe des Ergebnisses, unterschrieben'], [false, 'Impfausweis']];
  sheet.text(25, 130, 'Zum Termin bitte mitbringen bzw. vorab zufaxen:', { bold: true });
  wanted.forEach(([ticked, text], index) => {
    sheet.tick(28, 138 + index * 7.5, ticked);
    sheet.text(35, 137.6 + index * 7.5, text);
  });
  const y = paragraphs(sheet, 180, [
    'Ohne Überweisung kann die Untersuchung nicht über die Kasse abgerechnet werden. Herr Pflügerl möge nüchtern kommen; Brille und Gehörschutz bitte mitbringen. Absagen nehmen wir bis zwei Tage vorher unter 069 90009-711 entgegen.',
    'Bitte bestätigen Sie den Termin durch Rücksendung dieses Blattes.',
  ], { gap: 1.6 });
  signature(sheet, 130, y + 2, 1);
  sheet.line(120, y + 14, 190, y + 14, 0.2);
  sheet.text(120, y + 15, 'Praxisstempel / Unterschrift', { size: 8, width: 70 });
  sheet.box(25, y + 1, 78, 22, { weight: 0.3 });
  sheet.text(28, y + 3, 'Termin wird bestätigt', { size: 9.5, width: 60 });
  sheet.text(28, y + 17, 'Datum, Unterschrift', { size: 7.5, width: 60 });
}

export function drawCoverAndNote(sheets) {
  const firm = firms.spedition;
  const cover = sheets.addSheet('mono');
  cover.text(25, 22, 'T E L E F A X', { bold: true, size: 30 });
  cover.text(25, 37, `${firm.name}\n${firm.street} - ${firm.town}`, { size: 11 });
  cover.line(25, 50, 190, 50, 0.8);
  const rows = [['An:', desk.name], ['z. Hd.:', 'Herrn Schöllhuber, Versand'], ['Fax:', desk.fax], ['Von:', 'Meike Ostermoor, Disposition'], ['Fax:', firm.fax], ['Telefon:', firm.phone], ['Datum:', '12.10.2026'], ['Seiten:', '2 (einschließlich Deckblatt)']];
  rows.forEach(([name, value], index) => {
    cover.text(25, 56 + index * 8, name, { bold: true, size: 12 });
    cover.text(60, 56 + index * 8, value, { size: 12, width: 130 });
  });
  cover.line(25, 122, 190, 122, 0.8);
  ['Eilt', 'Zur Kenntnis', 'Bitte um Rückruf', 'Bitte antworten'].forEach((text, index) => {
    cover.tick(27 + index * 42, 128, index === 0 || index === 3);
    cover.text(33 + index * 42, 127.5, text, { size: 9, width: 38 });
  });
  paragraphs(cover, 142, [
    'Betr.: Abholung Palette 4 und 5 nach Tromsö',
    'Moin Herr Schöllhuber,',
    'der Wagen kommt am Mittwoch schon um 6:30 Uhr, nicht erst um neun. Der Fahrer heißt Wlodek und spricht gut Deutsch. Bitte Rampe 2 freihalten und die Papiere bereitlegen.',
    'Der Lieferschein liegt an (Seite 2). Fehlt da was, dann bitte heute noch melden, morgen früh geht die Zollanmeldung raus.',
    'Gruß aus Hamburg',
    'M. Ostermoor',
  ], { size: 12, gap: 2 });
  cover.text(25, 262, 'Sollte dieses Fax unvollständig oder an der falschen Stelle angekommen sein, bitten wir um einen kurzen Anruf unter 040 66969-750. Danke.', { size: 8.5 });

  const note = sheets.addSheet('mono');
  note.text(25, 18, 'LIEFERSCHEIN / SPEDITIONSAUFTRAG  Nr. 26-77-0419', { bold: true, size: 13 });
  note.text(25, 28, `Absender:   ${desk.name}, ${desk.street}, ${desk.town}`, { size: 9.5 });
  note.text(25, 34, 'Empfänger:  Skaldbrim Skipsutstyr AS, Blåveien 99, NO-9999 Tromsö', { size: 9.5 });
  const y = note.table(44, [
    { title: 'Pal.', x: 26, width: 12 }, { title: 'Inhalt', x: 40, width: 82 }, { title: 'Kolli', x: 124, width: 15, align: 'right' }, { title: 'kg brutto', x: 142, width: 22, align: 'right' }, { title: 'Maße cm', x: 167, width: 22, align: 'right' },
  ], [
    ['4', 'Kugelhähne DN 50, seewasserfest, einzeln verpackt', '36', '412,5', '120x80x95'],
    ['5', 'Dichtungssätze und Flansche', '14', '187,0', '120x80x60'],
    ['', 'Summe', '50', '599,5', ''],
  ], { size: 8.5, rowHeight: 6.5 });
  paragraphs(note, y + 6, [
    'Gefahrgut: nein      Frankatur: frei Haus      Warenwert: 11.240,00 EUR',
    'Ursprungsland Deutschland. Die Palettenmaße bitte nicht überschreiten, der Laderaum ist voll.',
    'Übernahme durch Fahrer: Uhrzeit ________  Kennzeichen ______________',
  ], { size: 9.5, gap: 2.4 });
  note.box(25, y + 52, 165, 30);
  note.text(28, y + 54, 'Vorbehalte / Schäden bei Übernahme', { size: 8.5 });
}
