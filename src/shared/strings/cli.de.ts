/** The words of the terminal. Columns of a help text are aligned by hand. */
export const cliDe = {
  usage: `Rückkanal im Terminal

  rueckkanal BEFEHL [ANGABEN]

Befehle
  intake PFAD…         Dateien und Ordner aufnehmen und lesen
  recognise DATEI…     Text von Seiten lesen, ohne Datenbank
  conversations        alle Unterhaltungen ausgeben
  contacts WAS         Kontakte als vCard oder CSV ausgeben (export), aufnehmen (import)
  search SUCHWORTE     suchen
  export NUMMER        eine Unterhaltung oder ein Fax als Datei ausgeben
  stats                Zahlen eines Zeitraums: wie viel Fax, wie viel Dialog
  verify               Daten prüfen
  backup ZIEL          Daten sichern
  restore SICHERUNG    eine Sicherung zurückspielen
  demo                 einen leeren Ordner mit einem erfundenen Büro füllen

  rueckkanal BEFEHL --help   mehr zu einem Befehl
  rueckkanal --version       Version

Die Daten liegen in dem Ordner, den auch das Programm benutzt; --data ORDNER oder RUECKKANAL_DATA nennen einen anderen.`,
  intakeUsage: `rueckkanal intake PFAD… [--data ORDNER] [--json] [--no-wait]

Nimmt Dateien und Ordner (mit allem darin) auf und wartet, bis der Text gelesen ist. Was aufgenommen wird, bleibt unverändert liegen.

  --data ORDNER   Datenordner
  --json          je Eingang eine Zeile JSON mit path, outcome, code, messageId und conversationId
  --no-wait       endet, sobald alles aufgenommen ist; gelesen wird beim nächsten Start

Ergebnis: 0 alles aufgenommen oder schon bekannt, 2 etwas wartet in der Quarantäne, 1 Fehler.`,
  statsUsage: `rueckkanal stats [--data ORDNER] [--json] [--from TAG] [--to TAG] [--by day|week|month]

Gibt die Zahlen eines Zeitraums aus: wie viel per Fax kam, wie viel Dialog war, wer die Faxe schickt. Wie jede entsteht, steht in docs/figures.md. Ändert nichts und geht auch, während das Programm läuft.

  --data ORDNER   Datenordner
  --from TAG      erster Tag (2026-01-31), sonst vor einem Jahr
  --to TAG        letzter Tag, sonst heute
  --by            wozu der Verlauf zusammengefasst wird, sonst month
  --json          alle Zahlen als JSON`,
  statsWaiting: '{count, plural, one {Ein Vorgang ist noch nicht gezählt; um ihn sind die Zahlen zu niedrig.} other {{count, number} Vorgänge sind noch nicht gezählt; um sie sind die Zahlen zu niedrig.}} Das Programm zählt sie, während es läuft.',
  percent: '{value, number, percent}',
  stats: `{from} bis {to}
Eingegangen: {faxesIn, plural, one {# Fax} other {# Faxe}}, {shareIn} von allem
Ausgegangen: {faxesOut, plural, one {# Fax} other {# Faxe}}, {shareOut} von allem
Vorgänge: {conversations, number}; bei {replied} hat die andere Seite noch einmal geschrieben; {unanswered, plural, one {# wartet} other {# warten}} auf eine Antwort
Absender, die vier von fünf Faxen schicken: {senders, number} von {allSenders, number}`,
  demoUsage: `rueckkanal demo --data ORDNER [--months N] [--conversations N] [--seed N] [--until JJJJ-MM-TT]

Füllt einen neuen oder leeren Datenordner mit einem erfundenen Büro: Faxe mit Seiten, E-Mails, Antworten, Absender, die nach und nach vom Fax wegkommen. Zum Ausprobieren, für Bilder und Messungen. Niemand darin ist echt.

  --data ORDNER         Datenordner; er muss leer sein
  --months N            erfundene Zeit in Monaten (18)
  --conversations N     Zahl der Unterhaltungen (2000)
  --seed N              dieselbe Zahl ergibt dasselbe Büro (1)
  --until JJJJ-MM-TT    letzter Tag (heute)`,
  demoProgress: '{done, number} von {all, number} Unterhaltungen',
  demoMade: '{conversations, plural, one {# Unterhaltung} other {# Unterhaltungen}} mit {messages, plural, one {# Nachricht} other {# Nachrichten}} in {folder}',
  badNumber: 'Zu --{option} gehört eine ganze Zahl von {least, number} bis {most, number}.',
  badDay: 'Zu {option} gehört ein Tag der Jahre 1970 bis 2100, etwa 2026-11-30.',
  badBucket: 'Zu --by gehört day, week oder month.',
  daysTurned: '--from darf nicht nach --to liegen.',
  recogniseUsage: `rueckkanal recognise DATEI… --out ORDNER [--jobs N] [--explain] [--pdf]

Liest Faxe und PDF ohne Datenbank. Je Seite entstehen NAME-pN.txt (der Text ohne die Kopfzeile), NAME-pN.header.json (was die Kopfzeile sagt: raw, senderNumber, senderName, recipientNumber, date, time, page und pages) und NAME-pN.words.json (Wörter mit Rahmen und Sicherheit), je Dokument NAME.fields.json: senderFax, senderCompany, recipient, documentDate, subject, kundennummer, bestellnummer, rechnungsnummer, aktenzeichen, ihrZeichen, unserZeichen, lieferscheinnummer, iban, ustId, totalAmount, docType und pageCount, null wo nichts steht.

  --out ORDNER    wohin geschrieben wird
  --jobs N        so viele Seiten werden zugleich gelesen (1 bis 16)
  --explain       in NAME.fields.json dazu "explain": je gefundenem Feld Sicherheit (0 bis 100), Seite und Rahmen
  --pdf           dazu NAME.pdf: PDF/A mit den Bildern der Seiten und durchsuchbarem Text

Ergebnis: 0 alles gelesen, 1 etwas war nicht lesbar.`,
  conversationsUsage: `rueckkanal conversations [--data ORDNER] [--json]

Gibt alle Unterhaltungen aus, je Unterhaltung eine Zeile.

  --data ORDNER   Datenordner
  --json          je Zeile JSON mit id, subject und messages`,
  contactsUsage: `rueckkanal contacts export --out DATEI [--form vcard|csv] [--data ORDNER]
rueckkanal contacts import DATEI [--dry-run] [--json] [--data ORDNER]

export schreibt alle Kontakte als vCard 4.0 (RFC 6350) oder als CSV, das Excel mit einem Doppelklick öffnet. Ändert nichts und geht auch, während das Programm läuft.
import liest vCard (4.0, 3.0) und CSV; Trennzeichen und Kodierung werden erkannt. Wer eine E-Mail-Adresse oder Faxnummer mit einem bekannten Kontakt teilt, kommt zu ihm; alle anderen werden neue Kontakte.

  --out DATEI     wohin geschrieben wird; was es schon gibt, wird nicht ersetzt
  --form FORM     vcard (üblich) oder csv
  --dry-run       nur sagen, was neu wäre
  --json          eine Zeile JSON mit fresh, joined, known, leftOut und imported
  --data ORDNER   Datenordner

Ergebnis von import: 0 alles übernommen, 2 einzelne Angaben ausgelassen, 1 Fehler.`,
  contactsWritten: '{count, plural, one {Ein Kontakt} other {# Kontakte}} geschrieben.',
  contactsRead: '{fresh, plural, one {ein neuer Kontakt} other {# neue Kontakte}}, {joined, number} ergänzt, {known, number} schon bekannt, {leftOut, plural, =0 {nichts ausgelassen} one {eine Angabe ausgelassen} other {# Angaben ausgelassen}}',
  contactsWould: 'Es wären: {fresh, plural, one {ein neuer Kontakt} other {# neue Kontakte}}, {joined, number} ergänzt, {known, number} schon bekannt, {leftOut, plural, =0 {nichts ausgelassen} one {eine Angabe ausgelassen} other {# Angaben ausgelassen}}',
  contactLeftOut: 'Zeile {line}: „{value}“ ausgelassen, {why}',
  searchUsage: `rueckkanal search SUCHWORTE [--data ORDNER] [--json] [--limit N]
rueckkanal search --queries DATEI [--data ORDNER] [--json] [--limit N]

Findet Nachrichten, in denen alle Worte vorkommen, die neueste zuerst. Das letzte Wort darf ein Wortanfang sein.

  --data ORDNER     Datenordner
  --json            je Suche eine Zeile JSON mit query, ms und hits
  --limit N         höchstens N Treffer (üblich 50)
  --queries DATEI   eine Suche je Zeile`,
  exportUsage: `rueckkanal export NUMMER --out DATEI [--form pdf|text|mails] [--notes] [--data ORDNER]

Gibt eine Unterhaltung als ein PDF/A-3b mit ihren Anhängen aus, oder ihre Nachrichten als E-Mails: eine als .eml, mehrere in einer ZIP-Datei. Gibt ein Fax als PDF/A-2b mit durchsuchbarem Text aus, oder nur seinen Text. NUMMER ist conversationId oder messageId von intake oder conversations --json. Ändert nichts und geht auch, während das Programm läuft.

  --out DATEI     wohin geschrieben wird; was es schon gibt, wird nicht ersetzt
  --form FORM     pdf (üblich), text (nur ein Fax) oder mails (nur eine Unterhaltung)
  --notes         gibt bei einer Unterhaltung die internen Notizen mit
  --data ORDNER   Datenordner

Ergebnis: 0 geschrieben, 2 geschrieben, doch ist der Text mancher Seiten noch nicht gelesen, 1 gescheitert.`,
  exportUnread: '{count, plural, one {Der Text einer Seite ist} other {Der Text von {count, number} Seiten ist}} noch nicht gelesen und fehlt in der Datei. Das Programm liest, während es läuft; danach bitte noch einmal ausgeben.',
  exportMissing: '{count, plural, one {# Original fehlt} other {# Originale fehlen}} im Datenordner. rueckkanal verify nennt, welche.',
  verifyUsage: `rueckkanal verify [--data ORDNER]

Prüft die Datenbank, jedes Original, den Suchindex Zeile für Zeile und die Zahlen für die Auswertung. Ändert nichts und geht auch, während das Programm läuft.

  --data ORDNER   Datenordner

Ergebnis: 0 alles in Ordnung, 1 mit einer Zeile für alles, was nicht in Ordnung ist.`,
  backupUsage: `rueckkanal backup ZIEL [--data ORDNER]

Sichert alle Daten in den Ordner ZIEL, auch während das Programm läuft, und liest die Sicherung danach zur Prüfung ganz. Kennwörter sind nicht enthalten.

  --data ORDNER   Datenordner`,
  restoreUsage: `rueckkanal restore SICHERUNG [--data ORDNER]

Prüft eine Sicherung und spielt sie in einen leeren oder neuen Datenordner zurück. Kennwörter werden danach neu eingegeben.

  --data ORDNER   Datenordner`,
  unknownCommand: 'Den Befehl „{name}“ gibt es nicht. Hilfe: rueckkanal --help',
  badOption: 'Die Angabe {option} ist nicht gültig. Hilfe: rueckkanal {command} --help',
  badJobs: 'Zugleich gelesen werden können 1 bis {most} Seiten.',
  missingArgument: 'Es fehlt eine Angabe. Hilfe: rueckkanal {command} --help',
  tooManyArguments: 'Zu viele Angaben. Hilfe: rueckkanal {command} --help',
  unexpected: '{words} ({reason})',
  progress: '{arrivalsDone, number} von {arrivalsAll, number} aufgenommen, {pagesDone, number} von {pagesAll, number} Seiten gelesen',
  taken: '{recorded, number} aufgenommen, {duplicate, number} schon bekannt, {quarantined, number} in Quarantäne',
  recorded: 'aufgenommen',
  duplicate: 'schon bekannt',
  page: 'Seite {page} von {name}: {words}',
  verified: 'Alles in Ordnung.',
  problems: '{count, plural, one {# Fund} other {# Funde}}',
  backedUp: '{count, plural, one {# Original} other {# Originale}} und die Datenbank gesichert in {folder}. Kennwörter sind nicht enthalten.',
  backupCleared: '{count, plural, one {Eine abgebrochene Sicherung daneben wurde} other {# abgebrochene Sicherungen daneben wurden}} entfernt.',
  restored: '{count, plural, one {# Original} other {# Originale}} und die Datenbank zurückgespielt nach {folder}. Kennwörter bitte neu eingeben.',
  lost: '{count, plural, one {# Original fehlte} other {# Originale fehlten}} schon beim Sichern.',
} as const
