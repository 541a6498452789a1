import type { DocType } from '../../shared/domain/doc-type'

/** The words by which a paper names its own kind, in the order in which they decide: a complaint about an invoice is a complaint. */
export const kindWords: readonly (readonly [DocType, RegExp])[] = [
  ['reminder', /zahlungserinnerung|\bmahnung|mahnbescheid|\breminder\b|zahlungsverzug|letzte erinnerung|zahlungsaufforderung|offene posten|overdue/i],
  ['complaint', /reklamation|m[äa]ngel(?:anzeige|r[üu]ge|meldung|liste)|r[üu]ge\b|beanstandung|beschwerde|\bcomplaint|fehllieferung|falschlieferung|transportschaden|qualit[äa]tsmangel|claim notice|schadensanzeige|widerspruch gegen .*rechnung/i],
  ['medical', /verordnung|\brezept|arztbrief|befund|[üu]berweisung an|[üu]berweisungsschein|[äa]rztlicher (?:bericht|befund)|patientenaufkl|laborbericht|entlass(?:ungs)?brief|krankenhauseinweisung|arbeitsunf[äa]higkeit|medikation|patient|prescription|diagnos|heilmittel|hilfsmittel|impf|r[öo]ntgen|\bEKG\b/i],
  ['form', /^\W*antrag\b|antrag auf|anmeldeformular|\bformular\b|fragebogen|vordruck|meldebogen|einzugserm[äa]chtigung|sepa-lastschriftmandat|vollmacht|beitrittserkl[äa]rung|application form|anmeldung zu[rm]?|unfallanzeige|schadenmeldung|schadenanzeige|gewerbeanmeldung|r[üu]ckantwort|einverst[äa]ndniserkl[äa]rung/i],
  ['delivery_note', /lieferschein|warenbegleitschein|begleitschein|delivery note|packing (?:slip|list)|versandschein|frachtbrief|ladeschein|versandanzeige|lieferavis/i],
  ['quote', /angebot|kostenvoranschlag|quotation|offerte|\bquote\b|preisangebot/i],
  ['invoice', /rechnung|invoice|gutschrift|liquidation|faktura|honorarnote|credit note/i],
  ['order', /bestellung|purchase order|\border\b|(?<!im )auftrag|abruf|nachbestellung|bestellschein|reservierung|buchung/i],
  ['notice', /rundschreiben|marktbericht|newsletter|preisliste|aushang|bekanntmachung|betriebsferien|betriebsurlaub|merkblatt|pressemitteilung|speiseplan|wochenkarte|mittagskarte|kundeninformation|kundeninfo|notice to|an alle|[öo]ffnungszeiten|preis[äa]nderung|preisanpassung|sonderangebote?|wochenbericht|hinweise/i],
]

/** Papers that tell by their name what they are about, and are letters all the same. */
export const titleWords = /^\W*(?:(?:vorläufiger?|letzte|erneute|außerordentliche|fristlose|ordentliche)\s)?(?:\p{L}*bescheid|\p{L}*kündigung|anhörung|ladung|widerspruch|einspruch|beschluss|urteil|vergleich|bescheinigung|\p{L}*bestätigung|einladung|protokoll|stellungnahme|\p{L}*gutachten|\p{L}*abrechnung|auskunft|ermahnung|abmahnung|zeugnis|vollzug|stornierung|rückfrage|anfrage|vereinbarung|mitteilung)(?![\p{L}])/iu

/** A line that is nothing but the kind of the paper names no firm. */
export const kindTitle = /^\W*(?:tele)?fax(?:mitteilung|nachricht|-?deckblatt|-?vorlage|\s?-?\s?(?:message|cover|sheet|transmission))*\W*$|^\W*(?:rechnung|invoice|lieferschein|warenbegleitschein|bestellung|auftrag|auftragsbestätigung|angebot|mahnung|zahlungserinnerung|gutschrift|purchase order|order|quotation|quote|delivery note|antrag|formular|rundschreiben|reklamation|kostenvoranschlag|frachtbrief|transportauftrag|deckblatt|kurzmitteilung|kurzbrief|mitteilung|marktbericht|preisliste|arztbrief|befund|rezept|cover sheet|hinweise|information|memo|notiz|protokoll|terminbestätigung|storno|kündigung|bescheid|anhörung|ladung|vollmacht|verordnung|überweisung|reservierung|buchung|allgemeine geschäftsbedingungen|agb|merkblatt|patientenaufklärung|datenschutzhinweise|vertragsbedingungen|überweisungsschein)(?![\p{L}])/iu

export const greeting = /^\W*(?:sehr (?:geehrte|verehrte)|guten (?:tag|morgen|abend)|hallo\b|liebe[rs]?\s|dear\s|werte[rs]?\s|moin\b|grüß gott|ladies and gentlemen|to whom it may)/i
