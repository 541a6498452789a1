import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AskEngine } from '../../src/main/engine-process/port'
import { pictures } from '../../src/main/schemes'
import { appDocument, pathBelow } from '../../src/main/served-file'
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
  const get = (url: string, method = 'GET') => appDocument(folder, { method, url })

  it('serves the window with its policy', () => {
    const file = get('app://rueckkanal/index.html')
    expect(file?.path).toBe(join(folder, 'index.html'))
    expect(file?.headers['Content-Security-Policy']).toContain("default-src 'none'")
    expect(file?.headers['X-Content-Type-Options']).toBe('nosniff')
    expect(get('app://rueckkanal/assets/a.js?x=1')).toMatchObject({ path: join(folder, 'assets', 'a.js'), mimeType: 'text/javascript' })
  })
  it('serves the mail document with the mail policy', () => {
    const policy = get('app://rueckkanal/mail-frame.html')?.headers['Content-Security-Policy']
    expect(policy).toContain('sandbox allow-same-origin')
    expect(policy).not.toContain('script-src')
  })
  it.each(['app://rueckkanal/../secret.js', 'app://rueckkanal/%2e%2e%2fsecret.js', 'app://rueckkanal/..%2fsecret.js', 'app://rueckkanal/..%5csecret.js', 'app://rueckkanal/%2e%2e%2frenderer-too%2fx.js', 'app://rueckkanal/%00index.html', 'app://rueckkanal/%E0%A4%A', 'app://rueckkanal/', 'app://rueckkanal/assets', 'app://rueckkanal/secret.txt', 'app://other/index.html'])('%s names nothing outside, and no file of another kind', (address) => {
    const file = get(address)
    expect(file === null || file.path.startsWith(join(folder, 'secret.js'))).toBe(true)
  })
  it('takes nothing but GET', () => {
    expect(get('app://rueckkanal/index.html', 'POST')).toBeNull()
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
    return { get: (address: string, method = 'GET') => pictures(ask)({ method, url: address }), asked }
  }

  it('serves a page, for good only under an address that names its turn', async () => {
    const { get } = serve(png)
    const turned = await get(`page://page/${id}?r=90`)
    expect(turned?.mimeType).toBe('image/png')
    expect(turned?.headers['Cache-Control']).toContain('immutable')
    expect(readFileSync(turned?.path ?? '')).toEqual(png)
    expect((await get(`page://page/${id}`))?.headers['Cache-Control']).toBe('no-store')
  })
  it('tells an inline picture by its content, not by what the mail claims', async () => {
    expect((await serve(png).get(`page://inline/${id}`))?.mimeType).toBe('image/png')
    expect(await serve(Buffer.from('<script>')).get(`page://inline/${id}`)).toBeNull()
    expect(await serve(Buffer.from('<svg/>')).get(`page://inline/${id}`)).toBeNull()
  })
  it.each([`page://page/../${id}/x`, 'page://page/%2e%2e%2fetc%2fpasswd', 'page://page/', 'page://inline/x', `page://other/${id}`, `page://page/${id}/..%2f`])('%s asks for nothing', async (address) => {
    const { get, asked } = serve(png)
    expect(await get(address)).toBeNull()
    expect(asked).toEqual([])
  })
  it('takes nothing but GET, and a file that is gone is not there', async () => {
    expect(await serve(png).get(`page://page/${id}`, 'POST')).toBeNull()
    expect(await serve(null).get(`page://page/${id}`)).toBeNull()
  })
  it('passes on that the engine knows no such page', async () => {
    const ask: AskEngine = () => Promise.resolve(fail('not-found'))
    expect(await pictures(ask)({ method: 'GET', url: `page://page/${id}` })).toBeNull()
  })
})
