import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../src/core/engine'
import { openTestEngine, takeIn } from './engine'
import { tempFolder } from './temp-folder'

/** A mail in few words. */
export interface Told {
  readonly id: string
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly at?: string
  readonly text?: string
  readonly headers?: readonly string[]
  readonly type?: string
}

export const mail = ({ id, from = 'Erika <erika@nord.example>', to = 'post@buero.example', subject = 'Auftrag', at = 'Mon, 02 Nov 2026 09:15:00 +0100', text = 'Guten Tag,\r\ndie Ware fehlt.', headers = [], type = 'text/plain; charset=utf-8' }: Told): string =>
  [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Date: ${at}`, `Message-ID: <${id}>`, ...headers, 'MIME-Version: 1.0', `Content-Type: ${type}`, '', text].join('\r\n')

/** An engine that mails are given to, one file each. */
export async function mailOffice() {
  const folder = tempFolder()
  const data = join(folder, 'data')
  const { engine, log } = await openTestEngine(data)
  let serial = 0
  const arrive = async (...mails: readonly string[]) => {
    const paths = mails.map((text) => {
      const path = join(folder, `${String(++serial).padStart(4, '0')}.eml`)
      writeFileSync(path, text)
      return path
    })
    const ends = await takeIn(engine, paths, false)
    return paths.map((path) => ends.find((end) => end.path === path) ?? ends[0])
  }
  return { folder, data, engine, log, arrive, messages: (id: string | null | undefined) => messagesOf(engine, id) }
}

async function messagesOf(engine: Engine, id: string | null | undefined) {
  const found = await engine.handle('conversation.get', { id: id ?? '' })
  if (!found.ok) throw new Error(found.error.code)
  return found.value.messages
}
