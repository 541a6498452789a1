import type { Protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { id } from '../shared/domain/ids'
import { mailFrameUrl } from '../shared/contract/window-api'
import type { AskEngine } from './engine-port'
import { appOrigin, mailPolicy, windowPolicy } from './origins'
import { pictureType } from './picture-type'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

const always = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }
const notFound = (): Response => new Response('', { status: 404, headers: always })
const mailFrame = '<!doctype html><html><head><meta charset="utf-8"><title>Mail</title></head><body></body></html>'

/** Serves the window's own documents: files below `folder`, and the empty document for a mail's HTML. */
export function appDocuments(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return notFound()
    if (request.url === mailFrameUrl) return document(mailFrame, '.html', mailPolicy)
    const path = pathBelow(folder, request.url)
    if (path === null) return notFound()
    try {
      return document(new Uint8Array(await readFile(path)), extname(path), windowPolicy)
    } catch {
      return notFound()
    }
  }
}

/** The file that an address of our origin names, or null where it leaves the folder or has no known type. */
export function pathBelow(folder: string, address: string): string | null {
  const url = new URL(address)
  if (`${url.protocol}//${url.host}` !== appOrigin) return null
  let name: string
  try {
    name = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (name.includes('\0') || name.includes('\\')) return null
  const path = join(folder, name)
  return path.startsWith(folder + sep) && Object.hasOwn(mediaTypes, extname(path)) ? path : null
}

/** Serves pictures: `page://page/<id>` a fax page, `page://inline/<id>` a picture that a mail shows. */
export function pictures(ask: AskEngine): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    const wanted = id.safeParse(url.pathname.slice(1))
    if (request.method !== 'GET' || !wanted.success) return notFound()
    const path = await pathOf(ask, url.host, wanted.data)
    if (path === null) return notFound()
    try {
      const bytes = new Uint8Array(await readFile(path))
      const type = pictureType(bytes)
      // A turned page has a new address, so what came with `r` never changes.
      const keep = url.searchParams.has('r') ? 'private, max-age=31536000, immutable' : 'no-store'
      return type === null ? notFound() : new Response(bytes, { headers: { ...always, 'Content-Type': type, 'Cache-Control': keep } })
    } catch {
      return notFound()
    }
  }
}

async function pathOf(ask: AskEngine, kind: string, wanted: string): Promise<string | null> {
  if (kind === 'page') {
    const found = await ask('file.page', { pageId: wanted })
    return found.ok ? found.value.path : null
  }
  if (kind === 'inline') {
    const found = await ask('file.attachment', { attachmentId: wanted })
    return found.ok ? found.value.path : null
  }
  return null
}

export function serveSchemes(protocol: Protocol, folder: string, ask: AskEngine): void {
  protocol.handle('app', appDocuments(folder))
  protocol.handle('page', pictures(ask))
}

const document = (body: string | Uint8Array<ArrayBuffer>, type: string, policy: string): Response =>
  new Response(body, { headers: { ...always, 'Content-Type': mediaTypes[type] ?? 'application/octet-stream', 'Content-Security-Policy': policy } })
