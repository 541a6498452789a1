import { foldLabel } from '../../shared/text/alike'

/** What a label announces. Labels of no field end the value before them and say what a date or a number is not. */
export type LabelKey =
  | 'kundennummer'
  | 'bestellnummer'
  | 'rechnungsnummer'
  | 'lieferscheinnummer'
  | 'aktenzeichen'
  | 'ihrZeichen'
  | 'unserZeichen'
  | 'subject'
  | 'date'
  | 'otherDate'
  | 'gross'
  | 'net'
  | 'vat'
  | 'iban'
  | 'ustId'
  | 'theirUstId'
  | 'fax'
  | 'phone'
  | 'recipient'
  | 'sender'
  | 'applicant'
  | 'pages'
  | 'patient'
  | 'other'

export interface Label {
  readonly key: LabelKey
  readonly folded: string
  /** 0..1: how surely this word announces that field */
  readonly weight: number
  /** stands in running text as well: counts there only with a value right behind it */
  readonly bare: boolean
}

const numberWords = ['Nr', 'Nummer', 'No', 'Nrn', 'Num']
const each = (stems: string, ends: readonly string[]): string[] => stems.split(',').flatMap((stem) => ends.map((end) => `${stem.trim()}${end}`))
const list = (text: string): string[] => text.split(',').map((label) => label.trim())

const spellings: readonly (readonly [LabelKey, number, boolean, readonly string[]])[] = [
  ['kundennummer', 1, false, [...each('Kunden,Kunde,Kd,Kdn,Kund,Ihre Kunden,Ihre Kd,Unsere Kunden,Unsere Kd,Customer,Debitoren,Debitor,Deb,Client,Mandanten,Mitglieds,Ihre Mitglieds', numberWords), ...list('Kundennr bei uns,Customer ID,Account No,Account Number,Customer Account,Unsere Kd-Nr bei Ihnen,Unsere Kundennummer bei Ihnen,Unsere Kunden-Nr bei Ihnen,Unsere Kundennr,Kunden-ID,KdNr bitte stets angeben')]],
  ['kundennummer', 0.8, true, list('Debitor,Kunde')],
  ['bestellnummer', 1, false, [...each('Bestell,Bestellungs,Bestellung,Best,Ihre Bestell,Unsere Bestell,Ihre Bestellung,Unsere Bestellung,Order,Purchase Order,PO,P.O.,Your Order,Our Order,Einkaufs,Einkaufsbeleg', numberWords), ...list('Bestellzeichen,Purchase Order No,Order Number,PO Number,PO#')]],
  ['bestellnummer', 0.8, false, each('Auftrags,Auftrag,Auftr,Ihr Auftrag,Ihre Auftrags,Unsere Auftrags,Transportauftrags,Transportauftrag,Werkstattauftrags,Reservierungs,Buchungs', numberWords)],
  ['bestellnummer', 0.7, true, list('Ihre Bestellung,Unsere Bestellung,Bestellung,Ihr Auftrag,Auftrag,Purchase Order,Your Order,Transportauftrag,Auftragsbestätigung')],
  ['rechnungsnummer', 1, false, [...each('Rechnungs,Rechnung,Rechn,Rg,RE,Rgs,Re,Invoice,Faktura,Fakturen,Ihre Rechnungs,Unsere Rechnungs,Ihre Rechnung,Unsere Rechnung', numberWords), ...list('Invoice Number,Invoice No,Tax Invoice No,Rechnung Gutschrift Nr')]],
  ['rechnungsnummer', 0.75, false, each('Beleg,Dokument,Dokumenten,Gutschrift,Gutschrifts,Document', numberWords)],
  ['rechnungsnummer', 0.7, true, list('Rechnung,Ihre Rechnung,Ihrer Rechnung,Unsere Rechnung,unserer Rechnung,Invoice,Schlussrechnung,Abschlagsrechnung,Liquidation')],
  ['lieferscheinnummer', 1, false, [...each('Lieferschein,Lieferscheins,Liefersch,LS,L-Schein,Lief-Schein,Warenbegleitschein,Delivery Note,Frachtbrief,Versandschein,Packing Slip,Dispatch Note', numberWords), ...list('Delivery Note Number,Lieferschein Nr und Datum')]],
  ['lieferscheinnummer', 0.7, false, each('Liefer,Lieferungs,Delivery,Sendungs', numberWords)],
  ['lieferscheinnummer', 0.7, true, list('Lieferschein,Ihr Lieferschein,Unser Lieferschein,Delivery Note,Warenbegleitschein')],
  ['aktenzeichen', 1, false, list('Az,Aktenz,Aktenzeichen,Unser Aktenzeichen,Geschäftszeichen,Gesch-Z,GeschZ,Gesch Zeichen,Gesch-Zeichen,GZ,Geschäfts-Nr,Geschäftsnummer,Gesch-Nr,Gerichtsaktenzeichen,Kassenzeichen,File No,File Number,Case No,File Ref,Ordnungsmerkmal,Vorgangszeichen,Rechtssache')],
  ['aktenzeichen', 0.75, false, list('Ihr Aktenzeichen,Schaden-Nr,Schadennummer,Schadensnummer,Schadennr,Vorgangs-Nr,Vorgangsnummer,Vorgang-Nr,Vorgang,Steuernummer und Aktenzeichen,Claim No,Claim Number,Fallnummer,Fall-Nr,Akten-Nr,Aktennummer,Registernummer,Ticketnummer,Verfahrensnummer')],
  ['ihrZeichen', 1, false, list('Ihr Zeichen,Ihre Zeichen,Ihr Zch,Your Ref,Your Reference,Ihre Referenz,Ihre Ref,Ihr Zeichen Ihre Nachricht vom,Ihr Zeichen vom,Ihr Zeichen Nachricht vom,Ihre Zeichen Ihre Nachricht vom,Ihr Schreiben Zeichen')],
  ['unserZeichen', 1, false, list('Unser Zeichen,Unsere Zeichen,Unser Zch,Mein Zeichen,Meine Zeichen,Our Ref,Our Reference,Unsere Referenz,Unsere Ref,Unser Zeichen Unsere Nachricht vom,Mein Zeichen Meine Nachricht vom,Unsere Zeichen Unsere Nachricht vom,Unser Zeichen unser Schreiben vom,Diktatzeichen,Bearbeitungszeichen,Bitte bei Antwort angeben')],
  ['unserZeichen', 0.6, false, list('Zeichen,Unser Az,Reference,Referenz,Ref,Ref No,Referenznummer')],
  ['subject', 1, false, list('Betreff,Betr,Betrifft,Subject,Thema,Re,Betreffend,Gegenstand,Concerning,Betreffzeile')],
  ['date', 1, false, list('Datum,Date,Rechnungsdatum,Belegdatum,Briefdatum,Ausstellungsdatum,Lieferscheindatum,Invoice Date,Angebotsdatum,Datum der Rechnung,Datum Uhrzeit,Datum Zeit,Datum der Ausstellung,Order Date,Rechnungsdat,Rg-Datum,Re-Datum,Erstellt am,Dokumentdatum,Ausgestellt am,Ort Datum,Mahndatum,Datum des Schreibens,Berichtsdatum,Bescheiddatum,Schreiben vom,Date of Issue,Issue Date')],
  ['date', 0.7, false, list('Stand,Fassung vom,Stand vom,Versand am,Versanddatum,Bestelldatum,Auftragsdatum,Druckdatum,Ausgabe vom,vom,den,Datum Unterschrift,Versandtag,Versendet am')],
  ['otherDate', 1, false, list('Lieferdatum,Leistungsdatum,Leistungszeitraum,Lieferung,Lieferung vom,Liefertermin,Lieferwoche,Fällig,Fälligkeit,Fällig am,fällig bis,Fälligkeitsdatum,zahlbar bis,Zahlbar,Zahlungsziel,Gültig bis,Gültig ab,geb,geb am,geboren,geboren am,Geburtsdatum,Geb-Datum,Ihre Nachricht vom,Ihr Schreiben vom,Ihre Anfrage,Ihre Anfrage vom,Ihre Mail vom,Ihr Fax vom,Ihr Antrag vom,Bestellung vom,Auftrag vom,Ihre Bestellung vom,Bestellt am,Unsere Nachricht vom,Termin,Wunschtermin,Beginn,Ende,Eingang,Eingang am,Due Date,Delivery Date,Valid until,Payment due,Anreise,Abreise,Schadentag,Schadendatum,Unfalltag,Unfalldatum,Aufnahme,Entlassung,Aufnahmedatum,Entlassungsdatum,von,bis,Frist,Ladetermin,Ladedatum,Entladetermin,Abholung,Abholtermin,Versicherungsbeginn,Mahnung vom,Rechnung vom,Anfrage vom,Verordnung vom,Rezept vom,Untersuchung vom,Zeitraum,Your letter of,Date of birth')],
  ['gross', 1, false, list('Rechnungsbetrag,Gesamtbetrag,Endbetrag,Zahlbetrag,Zu zahlen,Zu zahlender Betrag,Gesamtsumme,Bruttobetrag,Brutto,Summe brutto,Gesamt brutto,Gesamtbetrag brutto,Rechnungssumme,Rechnungsendbetrag,Endsumme,Bruttosumme,Rechnungsbetrag brutto,Grand Total,Total Amount,Amount Due,Total Due,Amount Payable,Angebotssumme,Angebotssumme brutto,Angebotsbetrag,Auftragssumme,Bestellsumme,Bestellwert,Auftragswert,Gesamtforderung,Offener Betrag,Offener Gesamtbetrag,Gesamtbetrag inkl MwSt,Gesamtbetrag incl MwSt,Gesamtbetrag inkl USt,Überweisungsbetrag,Fälliger Betrag,Mahnbetrag,Forderungsbetrag,Zahlungsbetrag,Zu überweisen,Zu überweisender Betrag,Summe inkl MwSt,Summe incl MwSt,Gesamt inkl MwSt,Total incl VAT,Total EUR,Gesamtbetrag EUR,Gesamtsumme EUR,Rechnungsbetrag EUR,Endbetrag EUR,Total Amount Due,Invoice Total,Order Total,Gesamtwert,Zahllast,Saldo,Restbetrag,Rechnungs-Endbetrag,Gesamtkosten,Gesamtpreis brutto,Total gross,Gross Amount,Auftragswert netto,Bestellwert netto,Bestellsumme netto,Gesamtbestellwert,Vertragswert,Ihr Zahlbetrag,Honorar brutto,Frachtpreis,Noch zu zahlen,Offene Forderung,Gesamtschuld,Gesamtsaldo')],
  ['gross', 0.7, false, list('Summe,Gesamt,Total,Gesamt EUR,Summe EUR,Gesamtpreis,Betrag,Balance due,Summe gesamt,Wert')],
  ['net', 1, false, list('Nettobetrag,Netto,Nettosumme,Summe netto,Zwischensumme,Subtotal,Sub total,Net Amount,Total net,Nettowarenwert,Warenwert,Gesamt netto,Gesamtbetrag netto,Nettowert,Netto EUR,Gesamtsumme netto,Summe Positionen,Warenwert netto,Zwischensumme netto,Gesamtnetto,Net total,Rechnungsbetrag netto')],
  ['vat', 1, false, list('Mehrwertsteuer,Umsatzsteuer,MwSt,USt,zzgl MwSt,zzgl USt,zuzüglich MwSt,zuzüglich Umsatzsteuer,zuzüglich Mehrwertsteuer,zzgl Umsatzsteuer,zzgl Mehrwertsteuer,VAT,plus VAT,gesetzliche MwSt,gesetzl MwSt,gesetzliche Mehrwertsteuer,MwSt-Betrag,Steuerbetrag,zzgl gesetzl MwSt,zzgl 19% MwSt,19% MwSt,19% USt,7% MwSt,zuzüglich 19% Umsatzsteuer,zzgl 19% USt,zuzüglich 19% MwSt,zuzügl MwSt')],
  ['iban', 1, false, list('IBAN,IBAN-Nr,IBAN Nummer')],
  ['ustId', 1, false, list('USt-IdNr,USt-ID,UStIdNr,USt-Ident-Nr,USt-Identnummer,USt-Nr,USt-Identifikationsnummer,Umsatzsteuer-ID,Umsatzsteuer-IdNr,Umsatzsteuer-Ident-Nr,Umsatzsteuer-Identnummer,Umsatzsteuer-Identifikationsnummer,Umsatzsteuer-Identifikations-Nr,Unsere USt-IdNr,Unsere USt-ID,Unsere UID,UID,UID-Nr,UID-Nummer,Unsere UID-Nr,MwSt-Nr,CHE-MwSt-Nr,EG-Identnummer,EU-Ident-Nr,VAT,VAT ID,VAT ID No,VAT No,VAT Nr,VAT Number,VAT Reg No,VAT Registration No,VAT Registration Number,Our VAT No,Our VAT ID,BTW,BTW-nummer,TVA,No TVA,Partita IVA,P IVA')],
  ['theirUstId', 1, false, list('Ihre USt-IdNr,Ihre USt-ID,Ihre Umsatzsteuer-ID,Ihre UID,Ihre UID-Nr,Ihre USt-Identnummer,Ihre Umsatzsteuer-Identifikationsnummer,Kunden-USt-IdNr,Kunden-USt-ID,Kunden-UID,Kunden-UID-Nr,USt-IdNr Kunde,USt-IdNr des Kunden,USt-ID Kunde,UID Kunde,USt-IdNr Empfänger,USt-IdNr des Empfängers,USt-IdNr des Leistungsempfängers,USt-IdNr Leistungsempfänger,USt-IdNr des Rechnungsempfängers,Your VAT No,Your VAT ID,Your VAT Number,Your VAT Reg No,Customer VAT,Customer VAT ID,Customer VAT No,Customer VAT Number,Client VAT,Buyer VAT ID')],
  ['fax', 1, false, [...each('Fax,Telefax,Unsere Fax,Unsere Telefax', ['', ...numberWords]), ...list('Unser Fax,Unser Telefax,Telefax/Fax,Absenderfax,Absender Fax,Fax Absender,Von Fax,Rückfax,Rückfaxnummer,Antwort per Fax,Antwortfax,Fax direkt,Zentralfax,Faxdurchwahl,Fax Number,Facsimile,Tel/Fax')]],
  ['phone', 1, false, [...each('Telefon,Tel,Fon,Phone,Ruf,Mobil,Handy,Fernruf,Durchwahl,Zentrale,Hotline,Mobile,Telephone,Rufnummer', ['', 'Nr', 'Nummer'])]],
  ['recipient', 1, false, list('Empfänger,An,To,An Firma,An die Firma,Adressat,Recipient,Empfängerin,Name des Empfängers,Fax an,An Herrn,An Frau,Sent to,Rechnungsempfänger,Firma Empfänger,Gerichtet an')],
  ['sender', 1, false, list('Absender,Von,From,Absenderin,Sender,Von Firma,Fax von,Absender Firma')],
  ['sender', 0.75, false, list('Auftraggeber,Besteller,Verkäufer,Lieferant,Rechnungssteller,Aussteller')],
  ['applicant', 1, false, list('Antragsteller,Antragstellerin,Antragsteller/in,Antragsteller/-in,Antragsteller Firma,Einsender,Anmelder,Meldender,Meldende Firma,Anmeldende Firma,Firma des Antragstellers,Name des Antragstellers,Name des Betriebs,Betrieb,Unternehmen,Name der Firma,Firmenname,Arbeitgeber,Versicherungsnehmer,Anzeigender')],
  ['pages', 1, false, list('Seiten,Seite,Seitenzahl,Anzahl Seiten,Anzahl der Seiten,Seiten inkl Deckblatt,Blatt,Pages,Page,No of Pages,Number of Pages,Seiten gesamt,Anzahl Blätter,Seiten einschl Deckblatt')],
  ['patient', 1, false, list('Patient,Patientin,Patient/in,Name des Patienten,Versicherter,Versicherte,Krankenkasse,Diagnose,Diagnosen,Befund,Medikation,Anamnese,Therapie,verordnet,Verordnung,Versichertennummer,Versicherten-Nr,Kostenträger,Überweisung an,Medikament,Wirkstoff,Dosierung,Station')],
  ['other', 1, false, list('E-Mail,Mail,Email,Internet,Web,Website,Homepage,Ansprechpartner,Ansprechpartnerin,Ihr Ansprechpartner,Bearbeiter,Bearbeiterin,Sachbearbeiter,Sachbearbeiterin,Kontakt,Contact,Steuernummer,Steuer-Nr,St-Nr,BIC,SWIFT,Bank,Bankverbindung,BLZ,Konto,Kto,Konto-Nr,Kontonummer,Kto-Nr,HRB,HRA,Registergericht,Handelsregister,Amtsgericht,Geschäftsführer,Geschäftsführung,Inhaber,Vorstand,Zahlungsbedingungen,Zahlungsbedingung,Zahlung,Lieferadresse,Lieferanschrift,Rechnungsanschrift,Projekt,Projekt-Nr,Bauvorhaben,BV,Objekt,Kommission,Uhrzeit,Zeit,Name,Vorname,Anschrift,Adresse,Ort,Straße,PLZ,PLZ Ort,Unterschrift,Artikel,Artikel-Nr,Artikelnummer,Art-Nr,Menge,Position,Pos,Bezeichnung,Einheit,Einzelpreis,Preis,Gewicht,Versandart,Lieferbedingungen,Lieferart,Verantwortlicher,Angebots-Nr,Angebot-Nr,Angebotsnummer,Angebot Nr,Quotation No,Quote No,Anlage,Anlagen,Abteilung,Vertreter,Außendienst,Kostenstelle,Lieferantennummer,Lieferanten-Nr,Lief-Nr,Kreditor,Kreditor-Nr,Vertragsnummer,Vertrags-Nr,Versicherungsschein-Nr,Versicherungsscheinnummer,Police,Policen-Nr,Kfz-Kennzeichen,Kennzeichen,Bezug,Ihre Nachricht,Verteiler,Zu Händen,z Hd,zHd,Zimmer,Zimmernummer,Zi-Nr,Dienstgebäude,Öffnungszeiten,Sprechzeiten,Ident-Nr,Glaeubiger-ID,Gläubiger-ID,Mandatsreferenz,Verwendungszweck,ILN,GLN,Skonto,Mahngebühren,Mahngebühr,Zinsen,Verzugszinsen')],
]

export const labels: readonly Label[] = spellings.flatMap(([key, weight, bare, texts]) => texts.map((text) => ({ key, weight, bare, folded: foldLabel(text) })))

export const exactLabels: ReadonlyMap<string, Label> = new Map(
  // Of two meanings the surer one counts.
  [...labels].sort((one, other) => one.weight - other.weight).map((label) => [label.folded, label]),
)
