import { writeFileSync } from 'node:fs'

interface Letter {
  readonly id: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html?: boolean
}

/** Writes a small mail as it would lie in a folder. */
export function writeLetter(path: string, { id, from, subject, text, html = false }: Letter): void {
  const head = [
    `From: ${from}`,
    'To: post@buero.example',
    `Subject: ${subject}`,
    `Message-ID: <${id}@nordlicht.example>`,
    'MIME-Version: 1.0',
    `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
  ]
  writeFileSync(path, [...head, '', text, ''].join('\r\n'))
}
