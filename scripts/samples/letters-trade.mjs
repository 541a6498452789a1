// Order, change of order, invoice and quote: letters with tables. Each draws its sheets and says what it means.
import { firms, inFours } from './firms.mjs';
import { drawFrame, footer, foldMarks, leftMargin, logos, paragraphs, signature } from './letter-frame.mjs';

export function drawOrder(sheets) {
  const firm = firms.tollmoor;
  const sheet = sheets.addSheet('sans');
  let y = drawFrame(sheet, {
    firm, logo: logos.tollmoor, subject: 'Bestellung Nr. 4500-71833', greeting: 'Sehr geehrte Damen und Herren,',
    info: [['Ihr Zeichen', 'AG-2026-0911'], ['Unser Zeichen', 'EK/Brö'], ['Ansprechpartner', 'Käthe Brömmelkamp'], ['Durchwahl', '040 66969-412'], ['Telefax', firm.fax], ['Datum', '05.10.2026']],
  });
  y = paragraphs(sheet, y, ['auf Grundlage Ihres Angebots AG-2026-0911 vom 22. September bestellen wir zur Lieferung frei Baustelle Kattwykdamm, Tor 3:']);
  y = sheet.table(y, [
    { title: 'Pos.', x: 26, width: 9 }, { title: 'Artikel', x: 37, width: 24 }, { title: 'Bezeichnung', x: 62, width: 62 },
    { title: 'Menge', x: 125, width: 17, align: 'right' }, { title: 'Preis/Stück', x: 143, width: 20, align: 'right' }, { title: 'Gesamt EUR', x: 164, width: 25, align: 'right' },
  ], [
    ['10', 'QA-2210-80', 'Absperrklappe DN 80, PN 16, Gehäuse GGG-40, Dichtung EPDM', '24 St.', '86,40', '2.073,60'],
    ['20', 'QA-2210-150', 'Absperrklappe DN 150, PN 16, mit Handgetriebe', '6 St.', '214,90', '1.289,40'],
    ['30', 'QA-7031-25', 'Rückschlagventil DN 25, Messing, Kegel federbelastet', '40 St.', '18,75', '750,00'],
    ['40', 'QA-9900-F', 'Flanschdichtungen, Fächer gemischt, asbestfrei', '12 Satz', '9,80', '117,60'],
  ], { heavy: true });
  sheet.text(164, y + 1, '4.230,60', { width: 25, align: 'right', bold: true });
  y = sheet.text(110, y + 1, 'Nettosumme', { width: 50, align: 'right' });
  y = paragraphs(sheet, y + 2, [
    'Liefertermin: 30. Oktober 2026, fix. Die Klappen werden am 2. November in der Spülleitung gebraucht; eine spätere Lieferung hilft uns nicht.',
    'Bitte bestätigen Sie Termin und Preise bis Donnerstag, 8. Oktober, per Fax oder E-Mail. Zahlung: 14 Tage 2 % Skonto, 30 Tage netto.',
    'Mit freundlichen Grüßen\nTollmoor Anlagenbau GmbH',
  ]);
  signature(sheet, 27, y + 1, 0);
  sheet.text(leftMargin, y + 13, 'i. A. Käthe Brömmelkamp\nEinkauf');
}

export function drawOrderChange(sheets) {
  const firm = firms.tollmoor;
  const sheet = sheets.addSheet('sans');
  let y = drawFrame(sheet, {
    firm, logo: logos.tollmoor, subject: 'Änderung zu unserer Bestellung Nr. 4500-71833', greeting: 'Sehr geehrter Herr Schöllhuber,',
    info: [['Unser Zeichen', 'EK/Brö'], ['Ansprechpartner', 'Käthe Brömmelkamp'], ['Durchwahl', '040 66969-412'], ['Telefax', firm.fax], ['Datum', '13.10.2026']],
  });
  y = paragraphs(sheet, y, [
    'zu der oben genannten Bestellung ändert sich Position 20: Statt 6 Stück brauchen wir nun 8 Absperrklappen DN 150 mit Handgetriebe. Die übrigen Positionen bleiben, wie sie sind.',
    'Außerdem hat sich die Anlieferung verschoben. Tor 3 ist bis Monatsende gesperrt, weil dort die Kaimauer geöffnet wird. Bitte fahren Sie Tor 5 an und melden Sie den Wagen einen Tag vorher bei Herrn Lüdemann, Telefon 040 66969-431.',
    'Der Liefertermin 30. Oktober 2026 bleibt fix. Wir bitten um eine kurze Bestätigung, dass die zwei zusätzlichen Klappen dabei sind.',
    'Mit freundlichen Grüßen',
  ], { gap: 2 });
  signature(sheet, 27, y + 1, 0);
  sheet.text(leftMargin, y + 13, 'Käthe Brömmelkamp\nEinkauf');
}

export function drawInvoice(sheets) {
  const firm = firms.kraftfink;
  const sheet = sheets.addSheet('sans');
  let y = drawFrame(sheet, {
    firm, logo: logos.kraftfink, subject: 'Rechnung Nr. R-26-10447',
    info: [['Kundennummer', '310 884'], ['Rechnungsdatum', '06.10.2026'], ['Leistungsdatum', '01.10.2026'], ['Ihre Bestellung', 'W-8817, Hr. Yildirim'], ['Sachbearbeiterin', 'Frau Schlüter'], ['Durchwahl', '0221 4710-512']],
  });
  y = sheet.table(y, [
    { title: 'Pos', x: 26, width: 9 }, { title: 'Menge', x: 36, width: 16, align: 'right' }, { title: 'Bezeichnung', x: 55, width: 78 },
    { title: 'Einzelpreis', x: 134, width: 24, align: 'right' }, { title: 'Betrag EUR', x: 162, width: 27, align: 'right' },
  ], [
    ['1', '300 m', 'Mantelleitung NYM-J 3 x 1,5 mm², grau, Ring', '0,58', '174,00'],
    ['2', '50 m', 'Steuerleitung ÖLFREI-YSLY 7 x 0,75 mm²', '1,94', '97,00'],
    ['3', '8 St.', 'Näherungsschalter M12, Schließer, 10–30 V', '23,15', '185,20'],
    ['4', '2 St.', 'Reihenklemmengehäuse 400 x 300, IP 66', '61,90', '123,80'],
    ['5', '1', 'Kabelzuschlag Kupfer (Notierung 942,50 €/100 kg)', '38,27', '38,27'],
  ]);
  const sums = [['Zwischensumme', '618,27'], ['zuzüglich 19 % Umsatzsteuer', '117,47'], ['Rechnungsbetrag', '735,74']];
  sums.forEach(([name, amount], index) => {
    const bold = index === 2;
    sheet.text(100, y + 1 + index * 5.4, name, { width: 56, align: 'right', bold });
    sheet.text(162, y + 1 + index * 5.4, amount, { width: 27, align: 'right', bold });
  });
  sheet.line(134, y + 17.5, 190, y + 17.5, 0.5);
  y = paragraphs(sheet, y + 22, [
    'Zahlbar bis 20.10.2026 mit 2 % Skonto (721,03 EUR), bis 05.11.2026 ohne Abzug.',
    'Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum. Rücksendungen nur nach Rücksprache und in ungeöffneter Verpackung.',
  ], { size: 9.5 });
  sheet.box(25, y + 1, 165, 17, { weight: 0.25 });
  sheet.text(28, y + 2.5, 'Bankverbindung', { bold: true, size: 9 });
  sheet.text(28, y + 7, `${firm.bank}     IBAN ${inFours(firm.iban)}`, { size: 10 });
  sheet.text(28, y + 12, `USt-IdNr. ${firm.vatId}     Steuernummer 999/5310/0447`, { size: 9.5 });
}

export function drawQuote(sheets) {
  const firm = firms.stahlbau;
  const first = sheets.addSheet('serif');
  let y = drawFrame(first, {
    firm, logo: logos.stahlbau, subject: 'Angebot A 26/318: Rohrbrücke mit Wartungssteg, Halle 4', greeting: 'Sehr geehrte Frau Özgür,', page: 'Seite 1 von 2',
    info: [['Ihre Anfrage', '28.09.2026'], ['Bearbeiter', 'Uwe Böhlke'], ['Durchwahl', '0221 4710-364'], ['Gültig bis', '13.11.2026'], ['Datum', '09.10.2026']],
  });
  y = paragraphs(first, y, [
    'vielen Dank für Ihre Anfrage und die freundliche Führung durch Ihre Halle. Nach dem Aufmaß vom 1. Oktober bieten wir Ihnen freibleibend an:',
  ]);
  y = first.table(y, [
    { title: 'Pos.', x: 26, width: 9 }, { title: 'Leistung', x: 37, width: 96 }, { title: 'Menge', x: 134, width: 18, align: 'right' }, { title: 'Betrag EUR', x: 160, width: 29, align: 'right' },
  ], [
    ['1', 'Rohrbrücke aus HEA 160, S235JR, Spannweite 11,80 m, zwei Felder, geschweißt und feuerverzinkt, nach Statik Büro Nölting', '1 St.', '9.480,00'],
    ['2', 'Fußplatten 300 x 300 x 20 mm, gedübelt in vorhandene Bodenplatte, einschließlich Vergussmörtel', '6 St.', '1.134,00'],
    ['3', 'Wartungssteg 800 mm breit, Gitterrost SP 30/3, Geländer mit Knieleiste', '11,8 m', '3.658,00'],
    ['4', 'Steigleiter mit Rückenschutz, Höhe 4,20 m, Ausstieg zur Hallenseite', '1 St.', '1.290,00'],
    ['5', 'Konsolen für Rohrschellen DN 80 bis DN 150, verstellbar', '18 St.', '1.026,00'],
  ], { size: 10 });
  paragraphs(first, y + 2, [
    'Die Befestigung der Konsolen richtet sich nach Ihrem Rohrplan; bitte schicken Sie uns den Stand, nach dem gebaut wird. Änderungen nach dem Zuschnitt berechnen wir nach Aufwand.',
  ], { size: 11 });
  footer(first, firm);

  const second = sheets.addSheet('serif');
  foldMarks(second);
  second.text(leftMargin, 16, 'Stahlbau Rüttgensiepen GmbH · Angebot A 26/318 vom 09.10.2026', { size: 9 });
  second.text(150, 16, 'Seite 2 von 2', { size: 9, width: 40, align: 'right' });
  second.line(leftMargin, 21, 190, 21, 0.3);
  y = second.table(27, [
    { title: 'Pos.', x: 26, width: 9 }, { title: 'Leistung', x: 37, width: 96 }, { title: 'Menge', x: 134, width: 18, align: 'right' }, { title: 'Betrag EUR', x: 160, width: 29, align: 'right' },
  ], [
    ['6', 'Anfahrt, Autokran 40 t, Montage mit drei Mann an zwei Tagen (Samstag ohne Aufschlag)', 'pauschal', '4.150,00'],
    ['7', 'Prüfbuch, Schweißnachweise EN 1090-2 EXC2, CE-Kennzeichnung', 'pauschal', '420,00'],
  ], { size: 10 });
  [['Summe netto', '21.158,00'], ['Umsatzsteuer 19 %', '4.020,02'], ['Angebotssumme brutto', '25.178,02']].forEach(([name, amount], index) => {
    second.text(90, y + 2 + index * 6, name, { width: 62, align: 'right', bold: index === 2, size: 11 });
    second.text(160, y + 2 + index * 6, amount, { width: 29, align: 'right', bold: index === 2, size: 11 });
  });
  y = paragraphs(second, y + 26, [
    'Ausführung: etwa sieben Wochen nach Auftrag und Freigabe der Zeichnung. Bei Auftrag bis 23. Oktober halten wir den 12. Dezember als Montagetag frei.',
    'Bauseits: Strom 32 A am Montageplatz, freier Boden unter der Brücke, Stapler mit Fahrer am ersten Tag. Die Halle muss während des Hebens geräumt sein.',
    'Zahlung: 40 % bei Auftrag, 50 % bei Anlieferung, Rest nach Abnahme; jeweils 10 Tage ohne Abzug. Es gelten unsere Montagebedingungen.',
    'Für Rückfragen bin ich ab Montag wieder im Büro, dringende Sachen bitte an Frau Rüttgensiepen, Durchwahl -361.',
    'Mit freundlichen Grüßen',
  ], { size: 11, gap: 1.6 });
  signature(second, 27, y + 1, 1);
  y = second.text(leftMargin, y + 13, 'Uwe Böhlke\nStahlbau Rüttgensiepen GmbH', { size: 11 });
  second.box(25, y + 8, 165, 34);
  second.text(28, y + 10, 'Auftragserteilung (bitte zurück an Fax 0221 4710-366)', { bold: true, size: 10.5 });
  second.text(28, y + 17, 'Wir beauftragen das Angebot A 26/318 wie oben beschrieben.', { size: 10.5 });
  second.line(28, y + 36, 95, y + 36, 0.2);
  second.line(110, y + 36, 186, y + 36, 0.2);
  second.text(28, y + 37, 'Ort, Datum', { size: 7.5 });
  second.text(110, y + 37, 'Stempel, Unterschrift', { size: 7.5, width: 60 });
}
