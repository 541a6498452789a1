import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'playwright/test'
import { windowCalls } from '../../src/shared/contract'
import { startApp, type DesktopApp } from '../helpers/desktop-app'

// Electron's security points on the real window; docs/security.md names the test for each.

/** As a script that got into the window would call: without types. */
type AnyCall = (name: unknown, input: unknown) => Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>

let desktop: DesktopApp
let server: Server
let outside: string
/** what a real server got to see of the window */
const received: string[] = []

test.beforeAll(async () => {
  server = createServer((request, response) => {
    received.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*').end('outside')
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  outside = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  desktop = await startApp()
})

test.afterAll(async () => {
  await desktop.close()
  server.close()
})

test('a window has no Node, no Electron and no more than the contract', async () => {
  const found = await desktop.window.evaluate(() => ({
    globals: ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter((name) => name in window),
    api: Object.keys(window.rueckkanal).sort(),
  }))
  expect(found).toEqual({ globals: [], api: ['call', 'on', 'platform', 'takeInDropped'] })
})

test('every window is sandboxed and isolated, with the web\'s security on', async () => {
  const preferences = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      const { sandbox, contextIsolation, nodeIntegration, nodeIntegrationInSubFrames, webSecurity, allowRunningInsecureContent, webviewTag, experimentalFeatures, enableBlinkFeatures } = contents.getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration, nodeIntegrationInSubFrames, webSecurity, allowRunningInsecureContent, webviewTag, experimentalFeatures: experimentalFeatures ?? false, enableBlinkFeatures: enableBlinkFeatures ?? '' }
    }),
  )
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, experimentalFeatures: false, enableBlinkFeatures: '' },
  ])
})

test('its document comes from our own scheme under a strict policy', async () => {
  expect(desktop.window.url()).toMatch(/^app:\/\/rueckkanal\/index\.html/)
  // Header and document both forbid, so each is told more than once.
  const blocked = await desktop.window.evaluateHandle(() => {
    const directives = new Set<string>()
    document.addEventListener('securitypolicyviolation', (event) => { directives.add(event.effectiveDirective) })
    const add = (tag: string, fill: (element: HTMLElement) => void): void => {
      const element = document.createElement(tag)
      fill(element)
      document.body.append(element)
      element.remove()
    }
    add('script', (element) => { element.textContent = 'window.injected = true' })
    add('style', (element) => { element.textContent = 'body { color: red }' })
    add('object', (element) => { element.setAttribute('data', 'data:text/html,x') })
    void fetch('app://rueckkanal/index.html').catch(() => undefined)
    return directives
  })
  await expect.poll(() => blocked.evaluate((directives) => [...directives].sort())).toEqual(['connect-src', 'object-src', 'script-src-elem', 'style-src-elem'])
  expect(await desktop.window.evaluate(() => 'injected' in window)).toBe(false)
})

test('nothing that a window tries reaches a network', async () => {
  await desktop.window.evaluate(async (address) => {
    const settled = (element: HTMLElement): Promise<void> =>
      new Promise((resolve) => {
        element.onload = element.onerror = () => { resolve() }
        document.body.append(element)
      })
    await fetch(`${address}/fetch`).catch(() => undefined)
    navigator.sendBeacon(`${address}/beacon`)
    await settled(Object.assign(new Image(), { src: `${address}/image` }))
    await settled(Object.assign(document.createElement('script'), { src: `${address}/script` }))
    await settled(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${address}/style` }))
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${address}/prefetch` }))
    try {
      new WebSocket(`${address.replace('http', 'ws')}/socket`)
    } catch {
      // denied at once by the policy
    }
  }, outside)
  expect(received).toEqual([])
})

test('the session denies a network even where no policy does', async () => {
  // Main's own fetch through the window's session: no document, no policy, only the rule for requests.
  const answer = await desktop.app.evaluate(({ session }, address) => session.defaultSession.fetch(`${address}/session`).then(() => 'reached', (error: Error) => error.message), outside)
  expect(answer).not.toBe('reached')
  expect(received).toEqual([])
})

test('navigation is denied', async () => {
  const before = desktop.window.url()
  await desktop.window.evaluate((address) => { location.href = `${address}/navigate` }, outside)
  await desktop.window.evaluate(() => { location.href = 'file:///etc/passwd' }).catch(() => undefined)
  await desktop.window.evaluate(() => { location.href = 'page://page/x' })
  await expect.poll(() => desktop.window.evaluate(() => location.href)).toBe(before)
  expect(received).toEqual([])
})

test('no window can be opened', async () => {
  const opened = await desktop.window.evaluate((address) => window.open(`${address}/open`) === null && window.open('about:blank') === null, outside)
  expect(opened).toBe(true)
  expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(received).toEqual([])
})

test('every permission is denied', async () => {
  const answers = await desktop.window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as PermissionName[]
    const states = await Promise.all(names.map((name) => navigator.permissions.query({ name }).then(({ state }) => state, () => 'denied')))
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', () => 'denied')
    const screen = await navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'given', () => 'denied')
    return [...states, camera, screen]
  })
  expect(new Set(answers)).toEqual(new Set(['denied']))
})

test('a call outside the contract and a call with a bad input are refused', async () => {
  const codes = await desktop.window.evaluate(async () => {
    const call = window.rueckkanal.call as unknown as AnyCall
    const code = async (name: unknown, input: unknown): Promise<string | undefined> => (await call(name, input)).error?.code
    return [
      await code('shell.run', { command: 'id' }),
      await code('__proto__', {}),
      await code('toString', {}),
      await code(7, {}),
      await code('intake.takeIn', { paths: ['/etc/passwd'], via: 'hand' }),
      await code('folders.add', { path: '/etc' }),
      await code('file.page', { pageId: 'x' }),
      await code('conversation.get', { id: '../../etc/passwd' }),
      await code('inbox.list', null),
      await code('inbox.list', { filter: 'all', limit: 1e9, before: null }),
      await code('desktop.openLink', { url: 'file:///etc/passwd' }),
      await code('desktop.openLink', { url: 'javascript:alert(1)' }),
      await code('search.find', { query: 'x'.repeat(6_000_000), limit: 1, before: null }),
    ]
  })
  expect(codes).toEqual([
    ...Array<string>(7).fill('unknown-call'),
    ...Array<string>(6).fill('invalid-input'),
  ])
})

test('every call refuses nonsense through the real gate, and the engine lives on', async () => {
  const names = Object.keys(windowCalls)
  const answers = await desktop.window.evaluate(async (all) => {
    const call = window.rueckkanal.call as unknown as AnyCall
    const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ inner }), 1)
    const nonsense = [null, undefined, 7, 'x', [], [{}], Number.NaN, new Date(0), new Map([[1, 2]]), new Uint8Array(9), { deep }, { wide: Array(60_000).fill(1) }]
    const found: string[] = []
    for (const name of all) {
      for (const [number, input] of nonsense.entries()) {
        const answer = await call(name, input).catch((error: unknown) => ({ ok: false, error: { code: `threw ${String(error)}` } }))
        if (answer.ok || answer.error?.code !== 'invalid-input') found.push(`${name} took nonsense ${String(number)}: ${JSON.stringify(answer)}`)
      }
    }
    return { found, alive: await call('inbox.counts', {}) }
  }, names)
  expect(answers.found).toEqual([])
  expect(answers.alive).toMatchObject({ ok: true })
})

test('files made by a script are not files of the disk', async () => {
  const code = await desktop.window.evaluate(async () => {
    const result = await window.rueckkanal.takeInDropped([new File(['x'], '/etc/passwd')])
    return result.ok ? 'taken' : result.error.code
  })
  expect(code).toBe('invalid-input')
})

test('a frame has no way to the gate, not even a same-origin one', async () => {
  const found = await desktop.window.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = 'app://rueckkanal/mail-frame.html'
    document.body.append(frame)
    await new Promise((resolve) => { frame.onload = resolve })
    const inside = frame.contentWindow
    const result = { document: frame.contentDocument?.title, api: inside !== null && 'rueckkanal' in inside }
    frame.remove()
    return result
  })
  expect(found).toEqual({ document: 'Mail', api: false })
})

for (const attribute of ['allow-same-origin', null]) {
  test(`a mail may have its looks and nothing else ${attribute === null ? 'by the policy alone' : 'in its sandbox'}`, async () => {
    const seen = await desktop.window.evaluate(async ([address, sandbox]) => {
      const frame = document.createElement('iframe')
      if (sandbox) frame.setAttribute('sandbox', sandbox)
      frame.src = 'app://rueckkanal/mail-frame.html'
      document.body.append(frame)
      await new Promise((resolve) => { frame.onload = resolve })
      const mail = frame.contentDocument as Document
      mail.body.innerHTML = `
        <style>p { color: rgb(1, 2, 3) }</style><p style="margin-left: 7px">Guten Tag</p>
        <img src="${address}/track" onerror="parent.mailRan = true"><div style="background: url(${address}/background)">x</div>
        <form action="${address}/form"><button>x</button></form><a href="${address}/link">x</a>`
      mail.body.append(Object.assign(mail.createElement('script'), { textContent: 'parent.mailRan = true' }))
      mail.querySelector('form')?.submit()
      const clicked = new Promise((resolve) => { mail.addEventListener('click', (event) => { event.preventDefault(); resolve((event.target as Element).tagName) }) })
      mail.querySelector('a')?.click()
      const paragraph = mail.querySelector('p') as Element
      const style = frame.contentWindow?.getComputedStyle(paragraph)
      const result = { color: style?.color, margin: style?.marginLeft, clicked: await clicked, ran: 'mailRan' in window }
      await new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve) }) })
      frame.remove()
      return result
    }, [outside, attribute])
    expect(seen).toEqual({ color: 'rgb(1, 2, 3)', margin: '7px', clicked: 'A', ran: false })
    expect(received).toEqual([])
  })
}

test('a frame cannot leave its document', async () => {
  const titles = await desktop.window.evaluate(async (address) => {
    const titleAfter = async (goTo: string): Promise<string | undefined> => {
      const frame = document.createElement('iframe')
      frame.src = 'app://rueckkanal/mail-frame.html'
      document.body.append(frame)
      const loaded = (): Promise<void> => new Promise((resolve) => { frame.onload = () => { resolve() } })
      await loaded()
      const again = Promise.race([loaded(), fetch('app://rueckkanal/index.html').catch(() => undefined)])
      frame.contentWindow?.location.assign(goTo)
      await again
      const title = frame.contentDocument?.title
      frame.remove()
      return title
    }
    return [await titleAfter('app://rueckkanal/index.html'), await titleAfter(`${address}/frame`)]
  }, outside)
  // Our own window document is denied to a frame; a stranger's address ends in an error page at most.
  expect(titles[0]).toBe('Mail')
  expect(received).toEqual([])
})

test('page: serves pictures alone, by id alone', async () => {
  const id = '01890000-0000-7000-8000-000000000000'
  const shown = await desktop.window.evaluate(async (addresses) => {
    const shows = (src: string): Promise<boolean> =>
      new Promise((resolve) => {
        const image = new Image()
        image.onload = () => { resolve(true) }
        image.onerror = () => { resolve(false) }
        image.src = src
      })
    return Promise.all(addresses.map(shows))
  }, ['page://page/../../etc/passwd', 'page://page/%2e%2e%2f%2e%2e%2fetc%2fpasswd', `page://page/${id}`, `page://inline/${id}`, 'page://inline/..%5c..', `page://other/${id}`])
  expect(shown).toEqual([false, false, false, false, false, false])
})

test('app: serves nothing beside the window\'s own folder', async () => {
  const statuses = await desktop.app.evaluate(async ({ session }) => {
    const ask = async (address: string, method = 'GET'): Promise<number | string> =>
      session.defaultSession.fetch(address, { method }).then(
        ({ status }) => status,
        (error: unknown) => String(error).replace(/^.*net::/, ''),
      )
    return [
      await ask('app://rueckkanal/index.html'),
      await ask('app://rueckkanal/../main/index.js'),
      await ask('app://rueckkanal/%2e%2e%2fmain%2findex.js'),
      await ask('app://rueckkanal/..%5cmain%5cindex.js'),
      await ask('app://rueckkanal/%00'),
      await ask('app://rueckkanal/%E0%A4%A'),
      await ask('app://other/index.html'),
      await ask('app://rueckkanal/index.html', 'POST'),
    ]
  })
  expect(statuses).toEqual([200, ...Array.from({ length: 7 }, () => 'ERR_FILE_NOT_FOUND')])
})

test('a webview is not to be had', async () => {
  const made = await desktop.window.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'app://rueckkanal/index.html')
    document.body.append(view)
    const isPlain = !('getWebContentsId' in view)
    view.remove()
    return isPlain
  })
  expect(made).toBe(true)
  expect(await desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents().filter((one) => one.getType() === 'webview').length)).toBe(0)
})
