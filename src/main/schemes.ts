import type { Protocol } from 'electron'
import { open } from 'node:fs/promises'
import { idShape } from '../shared/id-shape'
import type { AskEngine } from './engine-process/port'
import { pictureType } from '../shared/picture-type'
import { appDocument, servedFile, type SchemeRequest, type ServedFile } from './served-file'

/** Chromium's ERR_FILE_NOT_FOUND. */
const notFound = -6
/** More than any picture's signature. */
const headBytes = 16

/** Serves pictures: `page://page/<id>` a fax page as it came, `page://cleaned/<id>` the same cleaned, `page://inline/<id>` a picture that a mail shows. */
export function pictures(ask: AskEngine): (request: SchemeRequest) => Promise<ServedFile | null> {
  return async ({ method, url: address }) => {
    const url = new URL(address)
    const wanted = url.pathname.slice(1)
    if (method !== 'GET' || !idShape.test(wanted)) return null
    const path = await pathOf(ask, url.host, wanted)
    const type = path === null ? null : await typeOf(path)
    if (path === null || type === null) return null
    // A turned page has a new address, so what came with `r` never changes.
    return servedFile(path, type, { 'Cache-Control': url.searchParams.has('r') ? 'private, max-age=31536000, immutable' : 'no-store' })
  }
}

async function pathOf(ask: AskEngine, kind: string, wanted: string): Promise<string | null> {
  if (kind === 'page' || kind === 'cleaned') {
    const found = await ask('file.page', { pageId: wanted, look: kind === 'page' ? 'original' : 'cleaned' })
    return found.ok ? found.value.path : null
  }
  if (kind === 'inline') {
    const found = await ask('file.attachment', { attachmentId: wanted })
    return found.ok ? found.value.path : null
  }
  return null
}

async function typeOf(path: string): Promise<string | null> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(headBytes), 0, headBytes, 0)
      return pictureType(buffer.subarray(0, bytesRead))
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}

/**
 * Files are named, not read: Chromium reads and sends them itself. `protocol.handle` would load Node's whole `fetch` into
 * this process before the window's first byte, and hand every byte through it (docs/decisions/0009-files-by-name.md).
 */
export function serveSchemes(protocol: Protocol, folder: string, ask: AskEngine): void {
  const picture = pictures(ask)
  protocol.registerFileProtocol('app', (request, answer) => {
    answer(answerOf(appDocument(folder, request)))
  })
  protocol.registerFileProtocol('page', (request, answer) => {
    void picture(request).then(
      (file) => { answer(answerOf(file)) },
      () => { answer(answerOf(null)) },
    )
  })
}

const answerOf = (file: ServedFile | null) => (file === null ? { error: notFound } : { ...file, headers: { ...file.headers } })
