import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTcp, type AddressInfo, type Server as TcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type FrameLocator, type Page } from 'playwright/test'
import { startApp, type DesktopApp } from '../helpers/desktop-app'

// Hostile mails in the real window: nothing runs, nothing is asked of a network, nothing covers or moves what stands around them.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-hostile-'))
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII='
let server: Server
let plain: TcpServer
let desktop: DesktopApp
let page: Page
/** what real servers saw: requests, and bare connections as a preconnect makes them */
const received: string[] = []
let outside: string
let knock: string

const port = (from: Server | TcpServer): string => String((from.address() as AddressInfo).port)

test.beforeAll(async () => {
  server = createServer((request, response) => {
    received.push(request.url ?? '')
    response.end('')
  })
  plain = createTcp((socket) => {
    received.push('connected')
    socket.destroy()
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  await new Promise<void>((resolve) => { plain.listen(0, '127.0.0.1', resolve) })
  outside = `http://127.0.0.1:${port(server)}`
  knock = `http://127.0.0.1:${port(plain)}`
  desktop = await startApp()
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 10 }))
})

test.afterAll(async () => {
  await desktop.close()
  server.close()
  plain.close()
})

test.afterEach(() => {
  expect(received).toEqual([])
})

let serial = 0

/** Drops a mail on the window and opens it. */
async function open(html: string, headers: readonly string[] = []): Promise<FrameLocator> {
  await take(html, headers)
  await expect(page.locator('iframe.mail-frame')).toBeVisible({ timeout: 30_000 })
  const frame = page.frameLocator('iframe.mail-frame')
  // The empty document of the frame bears a meta of its own until the mail is written into it; of a mail none may be left.
  await expect(frame.locator('meta')).toHaveCount(0)
  return frame
}

async function take(html: string, headers: readonly string[] = []): Promise<void> {
  const subject = `Angriff ${String(++serial)}`
  const path = join(folder, `${String(serial)}.eml`)
  const from = headers.some((line) => line.startsWith('From:')) ? [] : [`From: Angreifer <a${String(serial)}@evil.example>`]
  const parts = [
    '--b', 'Content-Type: text/html; charset=utf-8', '', html,
    '--b', 'Content-Type: image/png', 'Content-ID: <bild@x>', 'Content-Transfer-Encoding: base64', '', png,
    '--b', 'Content-Type: image/png; name="x.png"', 'Content-ID: <html@x>', '', `<script>parent.mailRan = true</script><img src="${outside}/inline">`,
    '--b', 'Content-Type: image/svg+xml; name="x.svg"', 'Content-ID: <svg@x>', '', `<svg xmlns="http://www.w3.org/2000/svg" onload="parent.mailRan = true"><image href="${outside}/svg"/></svg>`,
    '--b--',
  ]
  writeFileSync(path, [...from, 'To: post@buero.example', `Subject: ${subject}`, `Message-ID: <h${String(serial)}@evil.example>`, ...headers, 'MIME-Version: 1.0', 'Content-Type: multipart/related; boundary=b', '', ...parts, ''].join('\r\n'))
  await drop(path)
  await page.getByTestId('inbox-row').filter({ hasText: new RegExp(`${subject}$|${subject}\\D`) }).first().click()
  await expect(page.getByTestId('conversation')).toContainText(subject)
}

async function drop(path: string): Promise<void> {
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'dropped-by-test' }))
  })
  await page.locator('#dropped-by-test').setInputFiles(path)
  await page.evaluate(() => {
    const input = document.querySelector('#dropped-by-test') as HTMLInputElement
    const dataTransfer = new DataTransfer()
    for (const file of input.files ?? []) dataTransfer.items.add(file)
    for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    input.remove()
  })
}

/** What a mail must never bring about, asked of window and frame. */
async function harm(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const inside = (document.querySelector('iframe.mail-frame') as HTMLIFrameElement).contentDocument as Document
    const found = [...inside.querySelectorAll('script, form, input, button, iframe, object, embed, link, meta, base, svg, math, video, audio, template, dialog, picture, source')].map((element) => element.tagName)
    for (const element of inside.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name) || ['srcset', 'background', 'action', 'ping', 'target', 'srcdoc'].includes(name)) found.push(name)
        if (['href', 'src'].includes(name) && !/^(?:https?:|mailto:|page:|data:image\/)/i.test(value)) found.push(`${name}=${value}`)
        if (name === 'src' && /^http/i.test(value)) found.push(`src=${value}`)
      }
    }
    return [...found, ...('mailRan' in window ? ['ran'] : [])]
  })
}

/** Two frames painted: what was to load has been asked for by then. */
const painted = () => page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve) }) }))

test('script in every disguise does not run, and nothing is loaded, pictures shown or not', async () => {
  const run = 'parent.mailRan=true;top.mailRan=true'
  const zoo = [
    `<script>${run}</script><scr<script>ipt>${run}</script><SCRIPT SRC="${outside}/s"></SCRIPT>`,
    `<img src="x" onerror="${run}"><img src=x:x onerror=${run}><body onload="${run}"><details open ontoggle="${run}">x</details>`,
    `<svg onload="${run}"><script>${run}</script><a xlink:href="javascript:${run}">x</a><image href="${outside}/svg"/><use href="${outside}/use"/></svg>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;"></table></mtext></math>`,
    `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${run}>`,
    `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript><xmp><p title="</xmp><img src=x onerror=${run}>"></xmp>`,
    `<svg></p><style><a id="</style><img src=1 onerror=${run}>"><svg><annotation-xml encoding="text/html"><img src onerror=${run}></annotation-xml></svg>`,
    `<template><img src="${outside}/t"></template><div><template shadowrootmode=open><img src="${outside}/shadow" onerror="${run}"></template></div>`,
    `<meta http-equiv="refresh" content="0;url=${outside}/meta"><base href="${outside}/"><link rel=stylesheet href="${outside}/css"><link rel=dns-prefetch href="//evil.example"><link rel=preconnect href="${knock}"><link rel=prefetch href="${outside}/prefetch">`,
    `<iframe src="${outside}/frame" srcdoc="<script>${run}</script>"></iframe><object data="${outside}/object"></object><embed src="${outside}/embed"><frameset><frame src="${outside}/frame2"></frameset>`,
    `<form action="${outside}/form"><input autofocus onfocus="${run}"><button formaction="${outside}/b">x</button></form>`,
    `<video src="${outside}/v" poster="${outside}/poster" autoplay></video><audio src="${outside}/a"></audio><picture><source srcset="${outside}/ss"><img src="${outside}/img" srcset="${outside}/set 1x"></picture>`,
    `<img src="${outside}/pixel?id=1" width=1 height=1><img src="//127.0.0.1:${port(server)}/pixel2"><img src=" ${outside}/pixel3"><img src="ht\ntp://127.0.0.1:${port(server)}/pixel4"><img lowsrc="${outside}/low" dynsrc="${outside}/dyn">`,
    `<table background="${outside}/bg"><tr><td background="${outside}/td" style="background:url(${outside}/a)">x</td></tr></table>`,
    `<p style="background:u\\72l(${outside}/b)">x</p><p style="background:url(&quot;)${outside}/c&quot;)">x</p><p style="background-image:image-set('${outside}/d' 1x)">x</p><p style="background-image:-webkit-image-set(url('${outside}/e') 1x)">x</p>`,
    `<p style="cursor:url(${outside}/f),auto;list-style:url(${outside}/g);content:url(${outside}/h);mask:url(${outside}/i);filter:url(${outside}/j#x);shape-outside:url(${outside}/k);border-image:url(${outside}/l) 1;--x:url(${outside}/m);background:var(--x)">x</p>`,
    `<style>@import "${outside}/n";@import url(${outside}/o);@\\69mport "${outside}/p";@font-face{font-family:x;src:url(${outside}/q)}@font-face{font-family:y;src:u\\72l(${outside}/r)}*{font-family:x,y;background:\\75rl(${outside}/t)}p::after{content:"x";background:url(\n${outside}/u)}</style>`,
    `<style>@namespace svg url(${outside}/ns);@property --p{syntax:"<image>";inherits:false;initial-value:url(${outside}/prop)}</style><style></style/x><img src=x onerror=${run}></style>`,
    `<a href="javascript:${run}">j</a><a href=" java\tscript:${run}">j</a><a href="vbscript:x">v</a><a href="data:text/html,<script>${run}</script>">d</a><a href="file:///etc/passwd">f</a><a href="app://rueckkanal/index.html">a</a><a href="page://page/x" target=_blank>p</a><a href="${outside}/link" ping="${outside}/ping" target=_top>ok</a>`,
    `<img name=body><img name=head><img name=createElement><img id=documentElement><a id=defaultView></a><form name=cookie><input name=attributes><input name=parentNode></form><img name=createTreeWalker>`,
    `<img src="cid:html@x"><img src="cid:svg@x"><img src="data:image/svg+xml;base64,PHN2Zy8+"><img src="data:text/html,x"><img src="data:image/png;base64,${png}"><img src="cid:bild@x"><map><area href="javascript:${run}"></map>`,
    `<div style="position:fixed;inset:0;z-index:2147483647;background:red" popover=auto>x</div><dialog open>x</dialog><portal src="${outside}/portal"></portal><marquee onstart="${run}">x</marquee><isindex action="${outside}/isindex"><p contenteditable autofocus onfocus=${run} tabindex=1>x</p>`,
  ]
  // Each in a mail of its own, so that one sample that swallows the rest hides no other.
  for (const one of zoo) {
    const frame = await open(`<p>Anfang</p>${one}<p>Ende</p>`)
    await painted()
    expect(await harm(), one).toEqual([])
    const show = page.getByRole('button', { name: /Bilder/ })
    if (await show.isVisible()) await show.click()
    await painted()
    expect(await harm(), one).toEqual([])
    // Pointing at links must not look ahead either.
    const link = frame.locator('a[href]').first()
    if ((await link.count()) > 0) await link.hover()
    await painted()
    expect(received, one).toEqual([])
  }
})

test('a mail that wants to be taller than its frame ends somewhere', async () => {
  for (const css of ['html,body{min-height:200vh}', 'div{height:calc(100vh + 50px)}', 'div{height:calc(100\\76h + 50px)}', 'div{height:1000000000px}', 'div{height:calc(100dvh + 9px)}', 'html{height:calc(100% + 20px)}']) {
    await open(`<style>${css}</style><div>Hallo</div>`)
    const heightOf = () => page.locator('iframe.mail-frame').evaluate((frame) => frame.getBoundingClientRect().height)
    // Longer than it is let grow.
    for (let frames = 0; frames < 120; frames++) await painted()
    const before = await heightOf()
    for (let frames = 0; frames < 20; frames++) await painted()
    expect(await heightOf(), css).toBe(before)
    expect(before, css).toBeLessThanOrEqual(30_000 + 2) // and its two borders
  }
})

test('a mail covers nothing outside its frame', async () => {
  await open('<style>*{position:fixed!important;inset:-9999px!important;z-index:2147483647!important;width:200vw!important;transform:scale(50)!important}</style><div>Hallo</div>')
  await painted()
  const frame = await page.locator('iframe.mail-frame').boundingBox()
  expect((frame?.x ?? 0) + (frame?.width ?? 0)).toBeLessThanOrEqual(await page.evaluate(() => innerWidth))
  // A trial click fails where something else lies over the button.
  await page.getByRole('button', { name: /Einstellungen/ }).click({ trial: true, timeout: 5_000 })
  await page.getByRole('button', { name: 'Per E-Mail antworten' }).first().click({ trial: true, timeout: 5_000 })
})

test('who wrote is told by the address, whatever name stands before it', async () => {
  await open('<p>x</p>', ['From: "Sparkasse Kiel <info@sparkasse-kiel.example>" <x@evil.example>'])
  await expect(page.getByTestId('message').first().locator('header')).toContainText('x@evil.example')
})

test('a link of look-alike letters shows where it really leads', async () => {
  const frame = await open('<a href="https://sp\u0430rkasse.example/">https://sp\u0430rkasse.example/</a>')
  await frame.locator('a').click()
  await expect(page.getByRole('dialog')).toContainText('xn--sprkasse-26g.example')
  await page.keyboard.press('Escape')
})

for (const [name, html] of [
  ['5 MB of HTML', '<p>Hallo <b style="color:red">Welt</b> und <i>alle</i></p>'.repeat(90_000)],
  ['200,000 divs inside each other', `${'<div>'.repeat(200_000)}Hallo Welt`],
  ['a table of 1000 by 200 cells', `<table>${`<tr>${'<td>Hallo Welt</td>'.repeat(200)}</tr>`.repeat(1_000)}</table>`],
  ['as much HTML as is shown', '<p>Hallo <b style="color:red">Welt</b> und <i>alle</i></p>'.repeat(8_000)],
] as const) {
  test(`the window goes on under ${name}`, async () => {
    await take(html)
    await expect(page.getByTestId('conversation')).toContainText('Angriff')
    await page.getByRole('button', { name: /Einstellungen/ }).click({ timeout: 30_000 })
    await expect(page.getByRole('heading', { name: 'Einstellungen' }).first()).toBeVisible()
    await page.getByRole('button', { name: /^Eingang/ }).click()
  })
}
