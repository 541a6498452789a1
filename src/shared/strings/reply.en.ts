import type { replyDe } from './reply.de'

export const replyEn = {
  prefix: 'Re: ',
  faxSubject: 'Your fax of {date}',
  attribution: 'On {date} at {time}, {name} wrote:',
  forwardPrefix: 'Fwd: ',
  forwarded: '---------- Forwarded message ----------',
  forwardedFax: '---------- Forwarded fax ----------',
  forwardedFaxSubject: 'Fax of {date}',
  forwardFrom: 'From',
  forwardDate: 'Date',
  forwardMoment: '{date} at {time}',
  forwardSubject: 'Subject',
  forwardTo: 'To',
  forwardCc: 'Cc',
  faxFile: 'Fax',
  sendAgainSubject: 'Your fax of {date}: {count, plural, one {page {pages} is missing} other {pages {pages} are missing}}',
  sendAgain:
    'Hello,\n\nthank you for your fax of {when}. Unfortunately it did not arrive in full: of {of} pages, {count, plural, one {page {pages} is missing} other {pages {pages} are missing}}. This happens when the line is interrupted for a moment, and the report of your fax machine often does not show it.\n\nPlease send {count, plural, one {the missing page} other {the missing pages}} again, preferably by e-mail{address, select, none {} other { to {address}}}. An e-mail arrives complete and easy to read.\n\nThank you for your trouble.',
  momentOfFax: '{date} at {time}',
  pageRange: '{first} to {last}',
} as const satisfies Record<keyof typeof replyDe, string>
