import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { appDocuments, pathBelow, pictures } from '../../src/main/schemes'
import type { AskEngine } from '../../src/main/engine-port'
import { fail, ok } from '../../src/shared/result'
import { tempFolder } from '../helpers/temp-folder'

const id = '01890000-0000-7000-8000-000000000000'
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

describe('app:', () => {
  let folder: string
  beforeEach(() => {
    const root = tempFolder()
    folder = join(root, 'renderer')
    mkdirSync(join(folder, 'assets'), { recursive: true })
    writeFileSync(join(folder, 'index.html'), '<!doctype html>')
    writeFileSync(join(folder, 'assets', 'a.js'), 'export {}')
    writeFileSync(join(folder, 'secret.txt'), 'x')
    writeFileSync(join(root, 'secret.js'), 'x')
    mkdirSync(join(root, 'renderer-too'))
    writeFileSync(join(root, 'renderer-too', 'x.js'), 'x')
  })
  const get = (address: string, method = 'GET') => appDocuments(folder)(new Request(address, { method }))

  it('serves the window with its policy', async () => {
    const response = await get('app://rueckkanal/index.html')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await get('app://rueckkanal/assets/a.js?x=1')).headers.get('content-type')).toContain('text/javascript')
  })
  it('serves the mail document with the mail policy', async () => {
    const policy = (await get('app://rueckkanal/mail-frame.html')).headers.get('content-security-policy')
    expect(policy).toContain('sandbox allow-same-origin')
    expect(policy).not.toContain('script-src')
  })
  it.each(['app://rueckkanal/../secret.js', 'app://rueckkanal/%2e%2e%2fsecret.js', 'app://rueckkanal/..%2fsecret.js', 'app://rueckkanal/..%5csecret.js', 'app://rueckkanal/%2e%2e%2frenderer-too%2fx.js', 'app://rueckkanal/%00index.html', 'app://rueckkanal/%E0%A4%A', 'app://rueckkanal/', 'app://rueckkanal/assets', 'app://rueckkanal/secret.txt', 'app://rueckkanal/none.js', 'app://other/index.html'])('%s is not there', async (address) => {
    expect((await get(address)).status).toBe(404)
  })
  it('takes nothing but GET', async () => {
    expect((await get('app://rueckkanal/index.html', 'POST')).status).toBe(404)
  })
  it('never names a path outside', () => {
    expect(pathBelow('/r', 'app://rueckkanal/%2e%2e%2f%2e%2e%2fetc%2fpasswd.js')).toBeNull()
  })
})

describe('page:', () => {
  const serve = (content: Uint8Array | null) => {
    const asked: string[] = []
    const path = join(tempFolder(), 'file')
    if (content) writeFileSync(path, content)
    const ask = ((name: string) => {
      asked.push(name)
      return Promise.resolve(name === 'file.page' ? ok({ path }) : ok({ path, name: 'x', mediaType: 'text/html' }))
    }) as AskEngine
    return { get: (address: string, method = 'GET') => pictures(ask)(new Request(address, { method })), asked }
  }

  it('serves a page, for good only under an address that names its turn', async () => {
    const { get } = serve(png)
    const turned = await get(`page://page/${id}?r=90`)
    expect(turned.headers.get('content-type')).toBe('image/png')
    expect(turned.headers.get('cache-control')).toContain('immutable')
    expect(new Uint8Array(await turned.arrayBuffer())).toEqual(new Uint8Array(png))
    expect((await get(`page://page/${id}`)).headers.get('cache-control')).toBe('no-store')
  })
  it('tells an inline picture by its content, not by what the mail claims', async () => {
    expect((await serve(png).get(`page://inline/${id}`)).headers.get('content-type')).toBe('image/png')
    expect((await serve(Buffer.from('<script>')).get(`page://inline/${id}`)).status).toBe(404)
    expect((await serve(Buffer.from('<svg/>')).get(`page://inline/${id}`)).status).toBe(404)
  })
  it.each([`page://page/../${id}/x`, 'page://page/%2e%2e%2fetc%2fpasswd', 'page://page/', 'page://inline/x', `page://other/${id}`, `page://page/${id}/..%2f`])('%s asks for nothing', async (address) => {
    const { get, asked } = serve(png)
    expect((await get(address)).status).toBe(404)
    expect(asked).toEqual([])
  })
  it('takes nothing but GET, and a file that is gone is not there', async () => {
    expect((await serve(png).get(`page://page/${id}`, 'POST')).status).toBe(404)
    expect((await serve(null).get(`page://page/${id}`)).status).toBe(404)
  })
  it('passes on that the engine knows no such page', async () => {
    const ask: AskEngine = () => Promise.resolve(fail('not-found'))
    expect((await pictures(ask)(new Request(`page://page/${id}`))).status).toBe(404)
  })
})
