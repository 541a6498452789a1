import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'fast-png'
import { expect, test, type Page } from 'playwright/test'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'
import { startSmtp, type SmtpHost } from '../helpers/smtp'

// An answer to a formatted mail: what is quoted keeps its structure and its pictures once the answer is formatted.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-quoting-'))
const bar = Buffer.from(encode({ width: 90, height: 60, data: new Uint8Array(90 * 60 * 3).fill(120), channels: 3 })).toString('base64')
const body = [
  '<html><head><style>p{color:red}</style></head><body><div style="display:none">Vorschau</div>',
  '<div style="font-size:0"><span>Vorschau</span></div><div style="max-height:0;overflow:hidden">Vorschau&#847;&zwnj;&#847;&zwnj;</div>',
  '<h2>Angebot</h2><p>Guten Tag,<br>wir bieten <b>sehr</b> g\u00fcnstig:</p><ul><li>Schrauben</li><li>M\u00fcttern<ul><li>klein</li></ul></li></ul>',
  '<table><tr><td>Menge</td><td>40</td></tr><tr><td>Preis</td><td>12 EUR</td></tr></table>',
  '<p class="MsoNormal">Zeile eins</p><p class="MsoNormal">Zeile zwei</p>',
  '<p>Bild: <img src="cid:plan@x" alt="Plan"><img src="https://spion.example/a.png" onerror="window.planted=1"><img data-content-id="forged@x"></p>',
  '<p><a href="https://kunde.example/a" onclick="window.planted=1">Katalog</a> <a href="javascript:window.planted=1">b\u00f6se</a></p>',
  `${'<blockquote>'.repeat(30)}tief${'</blockquote>'.repeat(30)}<script>window.planted = 1</script></body></html>`,
].join('')
let smtp: SmtpHost
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const path = join(folder, 'angebot.eml')
  const lines = [
    'From: Erika Beispiel <erika@nordlicht.example>', 'To: post@buero.example', 'Subject: Angebot', 'Message-ID: <a1@nordlicht.example>', 'Date: Mon, 23 Nov 2026 09:00:00 +0100', 'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=b', '', '--b', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--b', 'Content-Type: image/png; name="plan.png"', 'Content-ID: <plan@x>', 'Content-Disposition: inline', 'Content-Transfer-Encoding: base64', '', bar.replace(/.{76}/g, '$&\r\n'), '--b--', '',
  ]
  writeFileSync(path, lines.join('\r\n'))
  smtp = await startSmtp()
  desktop = await startApp()
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 0 }))
  await page.evaluate((port) => window.rueckkanal.call('account.save', { account: { name: 'Büro Müller', address: 'post@buero.example', host: '127.0.0.1', port, tls: 'none', user: '', signature: 'Gruß' }, password: null, readable: false }), smtp.port)
  await resize(desktop.app, 1440, 1000)
  await drop(page, [path])
  await page.getByTestId('inbox-row').filter({ hasText: 'Angebot' }).click()
})

test.afterAll(async () => {
  await desktop.close()
  await smtp.close()
})

const text = () => page.getByRole('textbox', { name: 'Text', exact: true })

test('its lists, stress, links and pictures are quoted, and nothing of it runs or is fetched', async () => {
  await page.locator('body').press('r')
  await page.getByRole('button', { name: 'Formatieren' }).click()
  const quote = text().locator(':scope > blockquote')
  await expect(quote.getByRole('img', { name: 'Plan' })).toHaveJSProperty('naturalWidth', 90)
  await expect(quote.locator('img')).toHaveCount(1)
  await expect(quote.locator('strong')).toHaveText(['Angebot', 'sehr'])
  await expect(quote.locator('li')).toHaveText([/^Schrauben$/, /^Müttern/, /^klein$/])
  await expect(quote.locator('a')).toHaveAttribute('href', 'https://kunde.example/a')
  const lines = await quote.locator(':scope > p').allTextContents()
  for (const line of ['Guten Tag,', 'wir bieten sehr günstig:', 'Menge\u200340', 'Preis\u200312 EUR', 'Zeile eins', 'Zeile zwei']) expect(lines).toContain(line)
  expect(lines.join('\n')).not.toMatch(/Vorschau|\n\n\n|\ue000/)
  expect(await page.evaluate(() => 'planted' in window)).toBe(false)
  await expect(page.getByText('Entwurf gesichert')).toBeVisible()
  await picture(page, 'quoting-html-light-de')
  await page.getByRole('button', { name: 'Senden', exact: true }).click()
  await smtp.received(1)
  const raw = smtp.mails[0]?.raw.toString() ?? ''
  expect(raw.match(/multipart\/(\w+)/g)).toEqual(['multipart/alternative', 'multipart/related'])
  expect(raw.match(/Content-ID:/g)).toHaveLength(1)
  expect(raw).not.toMatch(/spion|javascript:|onclick|forged/)
})

test('what somebody changed in the quote stays as he left it', async () => {
  await page.getByRole('button', { name: 'Auf diese Nachricht antworten' }).or(page.getByRole('button', { name: 'Diese Nachricht beantworten' })).first().click()
  const field = page.getByTestId('composer').getByLabel('Text', { exact: true })
  await field.fill('Meine Antwort\n\n> nur das hier')
  await page.getByRole('button', { name: 'Formatieren' }).click()
  await expect(text().locator('blockquote')).toHaveText('nur das hier')
  await expect(text().locator('img, li')).toHaveCount(0)
})

test('passed on, its words come formatted below their head, and its picture once', async () => {
  await page.getByRole('button', { name: 'Diese Nachricht weiterleiten' }).first().click()
  await expect(page.getByTestId('composer').getByLabel('Betreff')).toHaveValue('WG: Angebot')
  await page.getByRole('button', { name: 'Formatieren' }).click()
  await expect(text().getByRole('img', { name: 'Plan' })).toHaveJSProperty('naturalWidth', 90)
  await expect(text().locator('li')).toHaveCount(3)
  await expect(text()).toContainText('Weitergeleitete Nachricht')
})

test('what is pasted keeps its lines', async () => {
  await page.getByRole('button', { name: 'Neue Nachricht' }).click()
  // What was open before has a subject: only the new letter has none.
  await expect(page.getByTestId('composer').getByLabel('Betreff')).toHaveValue('')
  await page.getByTestId('composer').getByLabel('Text', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Formatieren' }).click()
  await text().evaluate((own) => {
    const data = new DataTransfer()
    data.setData('text/html', 'eins<br>zwei<br><br>drei')
    data.setData('text/plain', 'eins\nzwei\n\ndrei')
    own.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(text().locator('p').filter({ hasText: /./ })).toHaveText(['eins', 'zwei', 'drei'])
  await expect(page.getByText('Entwurf gesichert')).toBeVisible()
})
