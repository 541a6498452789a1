export const onboardingDe = {
  title: 'Willkommen bei Rückkanal',
  intro: 'Faxe und E-Mails an einem Ort: gelesen auf diesem Rechner, beantwortet per E-Mail. Womit möchten Sie beginnen?',
  folderTitle: 'Ordner wählen',
  folderText: 'In den Ihr Faxgerät oder Server die Faxe legt. Was dort liegt, erscheint von selbst.',
  accountTitle: 'Konto einrichten',
  accountText: 'Damit Antworten über Ihre eigene Adresse hinausgehen.',
  samplesTitle: 'Mit Beispielen ausprobieren',
  samplesText: 'Eine Handvoll Faxe und E-Mails erfundener Firmen, in einer Minute gelesen.',
  drop: 'Oder ein Fax oder eine E-Mail einfach in dieses Fenster ziehen.',
  working: 'Wird vorbereitet …',
  privacy: 'Alles bleibt auf diesem Rechner. Nichts verlässt ihn außer Ihren Antworten.',
} as const
