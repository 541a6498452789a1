/** What a reply begins with; it goes out to other people, so it is edited like a letter. */
export const replyDe = {
  /** before the subject of a mail that is answered */
  prefix: 'AW: ',
  faxSubject: 'Ihr Fax vom {date}',
  attribution: 'Am {date} um {time} schrieb {name}:',
  /** before the subject of a message that is passed on, and above its words */
  forwardPrefix: 'WG: ',
  forwarded: '---------- Weitergeleitete Nachricht ----------',
  forwardedFax: '---------- Weitergeleitetes Fax ----------',
  forwardedFaxSubject: 'Fax vom {date}',
  forwardFrom: 'Von',
  forwardDate: 'Datum',
  forwardMoment: '{date} um {time}',
  forwardSubject: 'Betreff',
  forwardTo: 'An',
  forwardCc: 'Kopie',
  faxFile: 'Fax',
  /** asks for pages of a fax that did not come; `address` is the office's own, empty where it has none yet */
  sendAgainSubject: 'Ihr Fax vom {date}: {count, plural, one {Seite {pages} fehlt} other {Seiten {pages} fehlen}}',
  sendAgain:
    'Guten Tag,\n\nvielen Dank für Ihr Fax vom {when}. Leider kam es nicht vollständig an: Von {of} Seiten {count, plural, one {fehlt die Seite {pages}} other {fehlen die Seiten {pages}}}. Das geschieht, wenn die Verbindung beim Faxen kurz abreißt, und ist auf Ihrem Sendebericht oft nicht zu sehen.\n\nBitte senden Sie {count, plural, one {die fehlende Seite} other {die fehlenden Seiten}} noch einmal, am besten per E-Mail{address, select, none {} other { an {address}}}. Eine E-Mail kommt vollständig und gut lesbar an.\n\nVielen Dank für Ihre Mühe.',
  momentOfFax: '{date}, {time} Uhr',
  pageRange: '{first} bis {last}',
} as const
