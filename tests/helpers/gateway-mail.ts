import { makeBitmap, setBlack } from '../../scripts/samples/bitmap.mjs'
import { faxDict, picturePdf } from '../../scripts/samples/pdf.mjs'
import { writePng } from '../../scripts/samples/png.mjs'
import { encodeT6 } from '../../scripts/samples/t6.mjs'
import { bilevelPage, writeTiff } from '../../scripts/samples/tiff.mjs'

/** A file that a gateway attaches. */
export interface MailFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** A page of a fax with one stroke; another place makes it another fax. */
function strokeAt(row: number) {
  const page = makeBitmap(1728, 1_100)
  for (let x = 200; x < 900; x++) for (let y = 0; y < 4; y++) setBlack(page, x, 200 + row * 20 + y)
  return page
}

export const faxTiff = (name: string, row = 0): MailFile => ({ name, type: 'image/tiff', bytes: writeTiff([bilevelPage(strokeAt(row))]) })

export function faxPdf(name: string, row = 0): MailFile {
  const page = strokeAt(row)
  return { name, type: 'application/pdf', bytes: picturePdf([{ ...page, xDpi: 204, yDpi: 196, dict: faxDict(page.width, page.height), stream: encodeT6(page), rotate: 0 }]) }
}

export function faxPng(name: string, row = 0): MailFile {
  const { width, height } = strokeAt(row)
  const rows = Buffer.alloc(width * height, 255).fill(0, (200 + row * 20) * width, (204 + row * 20) * width)
  return { name, type: 'image/png', bytes: writePng({ width, height, rows, xDpi: 200, yDpi: 200 }) }
}

/** A gateway's mail with its files; `number` is that of its Message-ID. */
export function gatewayMail(number: number, subject: string, files: readonly MailFile[], { text = 'Siehe Anlage.', type = 'text/plain', headers = [] as readonly string[] } = {}): string {
  return [
    ...headers,
    'From: Faxdienst <fax@anlage.example>',
    'Reply-To: noreply@anlage.example',
    'To: post@buero.example',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Mon, 02 Nov 2026 09:17:00 +0100',
    `Message-ID: <${number}@anlage.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=grenze',
    '',
    '--grenze',
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
    ...files.flatMap(({ name, type: media, bytes }) => [
      '--grenze',
      `Content-Type: ${media}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
    ]),
    '--grenze--',
    '',
  ].join('\r\n')
}
