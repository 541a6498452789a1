import type { PartyKind } from './names'

/**
 * What people write to a maker of valves. `{…}` is filled in: {order}, {invoice}, {customer}, {file}, {article}, {pieces},
 * {amount}, {date}, {site}. A matter has what they write first, what is answered, and what is said after that.
 */
export interface Matter {
  readonly subject: string
  readonly opens: readonly [string, ...string[]]
  readonly answers: readonly [string, ...string[]]
  readonly goesOn: readonly [string, ...string[]]
}

const thanks: readonly [string, ...string[]] = [
  'vielen Dank, so passt es für uns.',
  'danke für die schnelle Antwort. Damit ist die Sache für uns erledigt.',
  'verstanden. Bitte melden Sie sich, sobald es einen festen Termin gibt.',
  'eine Frage noch: Gilt das auch für die Anlage {site}?',
  'bitte schicken Sie uns das noch einmal schriftlich, damit wir es zu den Akten nehmen können.',
]

export const matters: Readonly<Record<PartyKind, readonly [Matter, ...Matter[]]>> = {
  trade: [
    {
      subject: 'Bestellung {order}',
      opens: [
        'hiermit bestellen wir zu Ihren bekannten Bedingungen:\n\n{pieces} Stück {article}\n\nLieferung bitte bis {date} frei Baustelle {site}. Unsere Kundennummer bei Ihnen ist {customer}.\n\nBitte bestätigen Sie den Auftrag.',
        'wir bestellen wie telefonisch besprochen {pieces} Stück {article}. Liefertermin {date}. Bitte geben Sie auf Lieferschein und Rechnung unsere Bestellnummer {order} an.',
      ],
      answers: [
        'vielen Dank für Ihre Bestellung {order}. Wir liefern {pieces} Stück {article} wie gewünscht am {date}.',
        'wir bestätigen Ihren Auftrag. {article} ist am Lager, der Versand erfolgt am {date}.',
      ],
      goesOn: thanks,
    },
    {
      subject: 'Anfrage {article}',
      opens: [
        'für unser Bauvorhaben {site} benötigen wir {pieces} Stück {article}. Bitte nennen Sie uns Preis und Lieferzeit bis zum {date}.',
        'können Sie uns {article} anbieten? Es geht um {pieces} Stück, Ausführung Rotguss, DVGW-geprüft.',
      ],
      answers: ['gern bieten wir an: {pieces} Stück {article} zu {amount} netto, Lieferzeit zwei Wochen ab Bestellung.', 'das Angebot liegt bei {amount} netto frei Haus. Es gilt bis {date}.'],
      goesOn: ['vielen Dank für das Angebot. Gibt es bei Abnahme der doppelten Menge einen Nachlass?', ...thanks],
    },
    {
      subject: 'Reklamation Lieferung {order}',
      opens: ['an der Lieferung vom {date} fehlen {pieces} Stück {article}. Zwei Dichtungen sind gerissen. Bitte um Ersatz zur Baustelle {site}.', 'das Strangventil aus Bestellung {order} tropft am Handrad. Bitte schicken Sie Ersatz oder einen Monteur.'],
      answers: ['das tut uns leid. Der Ersatz geht heute noch hinaus, die Ware holt der Spediteur bei Ihnen ab.', 'bitte schicken Sie uns ein Bild der Typenschilder, dann klären wir es mit der Fertigung.'],
      goesOn: thanks,
    },
  ],
  supply: [
    {
      subject: 'Rechnung {invoice}',
      opens: ['für unsere Lieferung vom {date} erlauben wir uns zu berechnen: {amount} zuzüglich Umsatzsteuer. Zahlbar innerhalb von 14 Tagen ohne Abzug. Rechnungsnummer {invoice}.'],
      answers: ['die Rechnung {invoice} ist geprüft und wird zum {date} angewiesen.', 'in der Rechnung fehlt unsere Bestellnummer {order}. Bitte stellen Sie sie neu aus.'],
      goesOn: ['die berichtigte Rechnung erhalten Sie in der Anlage.', ...thanks],
    },
    {
      subject: 'Auftragsbestätigung {order}',
      opens: ['wir danken für Ihren Auftrag {order} und bestätigen {pieces} Stück {article} zum {date}.', 'leider verschiebt sich Ihr Auftrag {order} auf den {date}. Grund ist ein Engpass bei der Gießerei.'],
      answers: ['danke. Bitte teilen Sie die Menge auf zwei Lieferungen auf.', 'der Termin {date} ist für uns gerade noch möglich. Bitte halten Sie ihn ein.'],
      goesOn: thanks,
    },
    { subject: 'Preisliste ab {date}', opens: ['anbei unsere Preisliste, gültig ab {date}. Die Preise für {article} steigen um vier Prozent.'], answers: ['wir haben die neuen Preise hinterlegt. Laufende Abrufe bleiben bitte zu den alten Preisen.'], goesOn: thanks },
    { subject: 'Zahlungserinnerung {invoice}', opens: ['unsere Rechnung {invoice} über {amount} ist noch offen. Bitte überweisen Sie bis {date}.'], answers: ['der Betrag wurde angewiesen. Bitte entschuldigen Sie die Verzögerung.'], goesOn: thanks },
  ],
  carrier: [
    { subject: 'Avis Sendung {order}', opens: ['wir liefern Ihre Sendung {order} am {date} zwischen 8 und 12 Uhr an. {pieces} Packstücke, Entladung mit Hubwagen.', 'die Sendung {order} konnte nicht zugestellt werden. Bitte neuen Termin nennen.'], answers: ['der Termin passt. Bitte Tor 3 anfahren.', 'bitte liefern Sie am {date} an, vorher ist niemand im Lager.'], goesOn: thanks },
    { subject: 'Ablieferbeleg {order}', opens: ['anbei der Ablieferbeleg zu Ihrem Auftrag {order}, empfangen am {date}.'], answers: ['danke, wir haben den Beleg zum Auftrag genommen.'], goesOn: thanks },
  ],
  practice: [
    { subject: 'Terminbestätigung Vorsorge', opens: ['die arbeitsmedizinische Vorsorge für {pieces} Beschäftigte ist für den {date} vorgemerkt. Bitte senden Sie uns die Liste der Namen.', 'der Termin am {date} muss leider verlegt werden. Bitte rufen Sie uns an.'], answers: ['die Liste folgt per E-Mail. Bitte nur die Bescheinigung, keine Befunde, an uns.'], goesOn: thanks },
    { subject: 'Rechnung {invoice} Vorsorge G 20', opens: ['für die Vorsorge am {date} berechnen wir {amount}. Rechnungsnummer {invoice}.'], answers: ['die Rechnung ist angewiesen.'], goesOn: thanks },
  ],
  authority: [
    { subject: 'Aktenzeichen {file}', opens: ['in der Sache {file} bitten wir um Vorlage der Unterlagen innerhalb von 14 Tagen, spätestens bis zum {date}. Ein Vordruck liegt bei.', 'zu Ihrem Antrag vom {date} teilen wir mit, dass noch Nachweise fehlen. Aktenzeichen {file}.'], answers: ['zu Ihrem Zeichen {file} erhalten Sie die gewünschten Unterlagen.', 'wir bitten um Verlängerung der Frist bis zum {date}.'], goesOn: ['die Frist wird antragsgemäß verlängert.', ...thanks] },
    { subject: 'Bescheid {file}', opens: ['anbei erhalten Sie den Bescheid zu {file}. Der Betrag von {amount} ist bis zum {date} zu entrichten.'], answers: ['den Bescheid haben wir erhalten und an die Buchhaltung gegeben.'], goesOn: thanks },
  ],
  housing: [
    { subject: 'Störung Heizung {site}', opens: ['in der Liegenschaft {site} ist ein Regelventil undicht. Bitte um Ersatz {article}, möglichst bis {date}.', 'die Mieter in {site} melden kalte Heizkörper. Liegt es an Ihrer Armatur?'], answers: ['wir schicken {article} heute als Express. Der Einbau dauert eine halbe Stunde.', 'bitte prüfen Sie zuerst den Druck am Manometer. Unter 1,2 bar öffnet das Ventil nicht.'], goesOn: thanks },
    { subject: 'Wartungsvertrag {customer}', opens: ['bitte unterbreiten Sie uns ein Angebot für die Wartung der Armaturen in {site}, Laufzeit ab {date}.'], answers: ['gern: {amount} im Jahr für {pieces} Ventile, Anfahrt eingeschlossen.'], goesOn: thanks },
  ],
}

export const articles = ['Kugelhahn DN 25', 'Magnetventil 24 V', 'Strangregulierventil DN 32', 'Rückschlagklappe DN 80', 'Schmutzfänger DN 50', 'Druckminderer 1 Zoll', 'Flanschdichtung EPDM', 'Absperrschieber DN 100', 'Thermostatventil M30', 'Sicherheitsventil 3 bar', 'Handrad rot', 'Stellantrieb 230 V'] as const
export const sites = ['Halle Nord', 'Rohrbrücke', 'Kesselhaus', 'Schule am Teich', 'Lindenhof 12', 'Klinik Ost', 'Bauabschnitt 3', 'Gewächshaus', 'Kaispeicher', 'Tiefgarage', 'Wohnpark Süd', 'Pumpwerk 2'] as const

export const greetings = ['Sehr geehrte Damen und Herren,', 'Guten Tag,', 'Guten Morgen,', 'Sehr geehrtes Team,'] as const
export const closings = ['Mit freundlichen Grüßen', 'Freundliche Grüße', 'Beste Grüße'] as const
/** Bodies of notes from the same people that need no answer. */
export const shortNotes = ['anbei die unterschriebene Bestätigung zurück.', 'bitte um Rückruf unter der bekannten Nummer.', 'Unterlagen wie besprochen.', 'bitte an die Buchhaltung weiterleiten.'] as const
