/** What a reply begins with; it goes out to other people, so it is edited like a letter. */
export const replyDe = {
  /** before the subject of a mail that is answered */
  prefix: 'AW: ',
  faxSubject: 'Ihr Fax vom {date}',
  attribution: 'Am {date} um {time} schrieb {name}:',
  faxFile: 'Fax',
} as const
