import { join, sep, extname } from 'node:path'
import { mailFrameUrl } from '../shared/contract/window-api'
import { appOrigin, mailPolicy, windowPolicy } from './origins'

/** What an own scheme answers with: a file of the disk, read and sent on without passing through this process's scripts. */
export interface ServedFile {
  readonly path: string
  readonly mimeType: string
  readonly headers: Readonly<Record<string, string>>
}

export interface SchemeRequest {
  readonly method: string
  readonly url: string
}

/** What a renderer may load, by ending; nothing else is served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

export function servedFile(path: string, mimeType: string, headers: Readonly<Record<string, string>>): ServedFile {
  const type = mimeType.startsWith('text/') ? `${mimeType}; charset=utf-8` : mimeType
  return { path, mimeType, headers: { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', ...headers } }
}

/** The window's own documents: files below `folder`; the empty document for a mail's HTML has a policy of its own. */
export function appDocument(folder: string, { method, url }: SchemeRequest): ServedFile | null {
  const path = method === 'GET' ? pathBelow(folder, url) : null
  if (path === null) return null
  const policy = path === pathBelow(folder, mailFrameUrl) ? mailPolicy : windowPolicy
  return servedFile(path, mediaTypes[extname(path)] ?? '', { 'Content-Security-Policy': policy })
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
