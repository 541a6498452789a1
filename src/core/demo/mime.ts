import type { MailAddress } from '../../shared/domain/message'

export interface Letter {
  readonly from: MailAddress
  readonly to: MailAddress
  readonly subject: string
  readonly text: string
  readonly at: number
  readonly externalId: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
}

/** The bytes of a mail as a server would have given them (RFC 5322, text of 8 bits). */
export function mimeOf(letter: Letter): Uint8Array {
  const head = [
    `Date: ${new Date(letter.at).toUTCString().replace('GMT', '+0000')}`,
    `From: ${written(letter.from)}`,
    `To: ${written(letter.to)}`,
    `Subject: ${words(letter.subject)}`,
    `Message-ID: ${letter.externalId}`,
    ...(letter.inReplyTo === null ? [] : [`In-Reply-To: ${letter.inReplyTo}`]),
    // A line for each id: a long thread stays within 998 signs a line (RFC 5322 §2.1.1).
    ...(letter.references.length === 0 ? [] : [`References: ${letter.references.join('\r\n ')}`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${letter.text.replaceAll('\n', '\r\n')}\r\n`)
}

const written = ({ name, address }: MailAddress): string => (name === '' ? address : `${/^[\w .-]+$/.test(name) ? `"${name}"` : words(name)} <${address}>`)

/** An encoded word holds 75 signs at the most (RFC 2047 §2): longer texts are cut between letters. */
function words(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const parts: string[] = []
  let part = ''
  for (const letter of text) {
    if (Buffer.byteLength(part + letter) > 42) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ')
}
