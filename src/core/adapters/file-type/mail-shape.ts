/** Header fields of RFC 5322, 2045 and of delivery that no other kind of text begins with. */
const ownFields: ReadonlySet<string> = new Set([
  'received', 'return-path', 'delivered-to', 'message-id', 'mime-version', 'from', 'reply-to', 'sender', 'in-reply-to', 'references',
  'dkim-signature', 'authentication-results', 'x-mailer', 'content-transfer-encoding', 'envelope-to', 'x-original-to', 'arc-seal', 'resent-from',
])
/** These stand in mails, but at the head of notes and scripts, too. */
const commonFields: ReadonlySet<string> = new Set(['to', 'cc', 'bcc', 'subject', 'date', 'content-type', 'content-disposition', 'importance', 'priority'])

/** RFC 5322 §2.2: a name of printable characters without colon, then a colon. */
const field = /^([!-9;-~]{1,76})[ \t]*:/

/** A structure of parts is a mail's own; a plain Content-Type may stand before anything. */
const partsField = /^content-type[ \t]*:[ \t]*(?:multipart|message)\//i

/** A header block: fields from the first line on, at least one of a mail's own and two known ones in all. */
export function looksLikeMail(bytes: Buffer): boolean {
  const text = bytes.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').replace(/^[\r\n]{1,8}/, '')
  let own = 0
  let common = 0
  let strange = 0
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') break
    // A mail taken out of an mbox file keeps its "From " line at times.
    if (index === 0 && /^>?From \S/.test(line)) continue
    if (/^[ \t]/.test(line)) continue
    const name = field.exec(line)?.[1]?.toLowerCase()
    if (name === undefined) {
      // One broken line is a careless sender; two are another kind of text.
      if (++strange > 1) break
      continue
    }
    if (partsField.test(line)) own += 2
    else if (ownFields.has(name)) own++
    else if (commonFields.has(name)) common++
  }
  return own > 0 && own + common >= 2 && (strange === 0 || own + common > 3)
}
