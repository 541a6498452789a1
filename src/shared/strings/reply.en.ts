import type { replyDe } from './reply.de'

export const replyEn = {
  prefix: 'Re: ',
  faxSubject: 'Your fax of {date}',
  attribution: 'On {date} at {time}, {name} wrote:',
  faxFile: 'Fax',
} as const satisfies Record<keyof typeof replyDe, string>
