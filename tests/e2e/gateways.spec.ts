import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { faxTiff, gatewayMail, type MailFile } from '../helpers/gateway-mail'
import { picture, resize } from '../helpers/pictures'

// Mails of fax gateways on the real window: a pattern of one's own is tried and saved, and the next mail is a fax.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-gateways-'))
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startApp()
  page = desktop.window
  await resize(desktop.app, 1280, 860)
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
})

test.afterAll(async () => {
  await desktop.close()
})

const settings = (): Promise<void> => page.getByRole('navigation').first().getByRole('button', { name: /^(?:Einstellungen|Settings)/ }).click()
const section = () => page.locator('#settings-gateways')

async function mail(number: number, subject: string, files: readonly MailFile[], text?: string): Promise<void> {
  const path = join(folder, `${number}.eml`)
  writeFileSync(path, gatewayMail(number, subject, files, text === undefined ? {} : { text }))
  await drop(page, [path])
}

async function open(name: RegExp): Promise<void> {
  await page.getByTestId('inbox-row').filter({ hasText: name }).first().click()
}

test('a pattern of one’s own is tried while it is typed, and saved', async () => {
  await settings()
  await section().getByRole('button', { name: 'Eigenes Muster hinzufügen' }).click()
  const form = section().getByRole('form', { name: 'Eigenes Muster' })
  // By keyboard alone: the first field has the focus.
  await page.keyboard.type('Amt')
  await form.getByLabel('Betreff', { exact: true }).fill('Amtsfax: {Seiten} S. {Nummer}')
  await form.getByLabel('Betreff der E-Mail').fill('Amtsfax: 2 S. 030 23125017')
  await expect(form.getByTestId('gateway-read')).toContainText('+49 30 23125017')
  await expect(form.getByTestId('gateway-read')).toContainText('Seiten2')
  await form.getByLabel('Betreff', { exact: true }).fill('Amtsfax: {Ziffer}')
  await expect(form.getByText('Den Platzhalter {Ziffer} gibt es nicht', { exact: false })).toBeVisible()
  await form.getByLabel('Betreff', { exact: true }).fill('Amtsfax: {Seiten} S. {Nummer}')
  await expect(form.getByTestId('gateway-read')).toBeVisible()
  await picture(page, 'gateway-editor')
  await form.getByRole('button', { name: 'Speichern' }).press('Enter')
  await expect(section().getByTestId('gateway').first()).toContainText('Amtsfax: {Seiten} S. {Nummer}')
  await section().getByRole('button', { name: '„Amt“ bearbeiten' }).press('Enter')
  await expect(form.getByLabel('Betreff', { exact: true })).toHaveValue('Amtsfax: {Seiten} S. {Nummer}')
  await form.getByRole('button', { name: 'Abbrechen' }).click()
})

test('the next such mail is a fax; one without a picture warns, a report says what became of it', async () => {
  await page.getByRole('navigation').first().getByRole('button', { name: /^Eingang/ }).click()
  await mail(1, 'Amtsfax: 2 S. 030 23125017', [faxTiff('fax.tif')])
  await open(/23125017/)
  await expect(page.getByTestId('message').first()).toContainText('über Amt')
  await expect(page.getByText('Amt meldet 2 Seiten, angekommen ist 1.', { exact: false })).toBeVisible()
  await mail(2, 'Sie haben ein neues Fax', [{ name: 'Fax.html', type: 'text/html', bytes: Buffer.from('<p>klick</p>') }])
  await open(/Sie haben ein neues Fax/)
  await expect(page.getByText('enthält aber kein Fax-Bild', { exact: false })).toBeVisible()
  await picture(page, 'gateway-warning')
  await mail(3, 'Fax Auftrag 4711 an 030444555 fehlgeschlagen', [], 'Ihr Fax Auftrag an 030 444555 schlug fehl da:\n\nBesetzt')
  await open(/Auftrag 4711/)
  await expect(page.getByText('HylaFAX: Das Fax an +49 30 444555 konnte nicht gesendet werden.')).toBeVisible()
  await picture(page, 'gateway-report')
})

for (const [language, theme] of [['de', 'dark'], ['en', 'light'], ['en', 'dark'], ['de', 'light']] as const) {
  test(`the page is sound: ${language}, ${theme}`, async () => {
    await page.evaluate((preferences) => window.rueckkanal.call('preferences.set', preferences), { language, theme })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await settings()
    await page.locator('.settings-nav').getByRole('button', { name: /Fax/ }).click()
    const items = section().getByTestId('gateway')
    await expect(items).toHaveCount(8)
    await section().locator('summary').click()
    await section().getByRole('combobox').selectOption({ index: 1 })
    await picture(page, `gateways-${language}-${theme}`)
    await section().locator('summary').click()
  })
}
