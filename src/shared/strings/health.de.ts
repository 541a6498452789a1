/** What a person should know about the machine; the keys are the kinds of `healthNotice`. */
export const healthDe = {
  'disk-low': 'Der Speicherplatz wird knapp: noch {freeMb, number} MB frei. Bitte bald Platz schaffen, sonst hält die Aufnahme an.',
  'recognition-data-missing': 'Die Daten der Texterkennung fehlen. Faxe bleiben ohne Text, bis das Programm neu installiert ist.',
  'backup-due': 'Es ist Zeit für eine Sicherung.',
  'password-missing': 'Das Kennwort des E-Mail-Kontos wird gebraucht, damit Antworten hinausgehen.',
  'folder-trouble': '{folders, plural, one {Ein überwachter Ordner ist nicht erreichbar.} other {# überwachte Ordner sind nicht erreichbar.}} Es wird weiter versucht.',
  'mailbox-trouble': '{mailboxes, plural, one {Ein Postfach wird gerade nicht vollständig abgeholt.} other {# Postfächer werden gerade nicht vollständig abgeholt.}}',
  'sandbox-off': 'Der Schutzraum ist auf diesem System nicht möglich und ausgeschaltet.',
  toBackup: 'Jetzt sichern',
  toFolders: 'Ordner ansehen',
  toMailboxes: 'Postfächer ansehen',
  toPassword: 'Kennwort eingeben',
  hide: 'Ausblenden',
} as const
