import { expect, test, type Page } from 'playwright/test'
import { freshDataFolder, startApp, type DesktopApp } from '../helpers/desktop-app'
import { picture, resize } from '../helpers/pictures'
import { startSmtp, type SmtpHost } from '../helpers/smtp'

// A sender whose address is at another provider gets a server of its own, by keyboard alone.

test.describe.configure({ mode: 'serial' })

let desktop: DesktopApp
let page: Page
let own: SmtpHost

test.beforeAll(async () => {
  own = await startSmtp({ login: (_user, password) => (password === 'geheim' ? 'ok' : { code: 535, text: '5.7.8 no' }) })
  desktop = await startApp({ data: freshDataFolder() })
  page = desktop.window
  await resize(desktop.app, 1440, 900)
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  const account = { name: 'Büro', address: 'post@buero.example', host: '127.0.0.1', port: own.port, tls: 'none', user: '', signature: '' } as const
  await page.evaluate((input) => window.rueckkanal.call('account.save', { account: input, password: null, readable: false }), account)
})

test.afterAll(async () => {
  await desktop.close()
  await own.close()
})

test('a sender with a server of its own is set up, tried and kept', async () => {
  await page.getByRole('navigation').first().getByRole('button', { name: /^Einstellungen/ }).click()
  const section = page.getByRole('region', { name: 'Absender' })
  await section.getByRole('button', { name: 'Absender anlegen' }).press('Enter')
  await section.getByLabel('Name des Absenders').fill('Einkauf')
  await section.getByLabel('Adresse des Absenders').fill('einkauf@werk.example')
  await section.getByLabel('Versand über').selectOption('own')
  await expect(section.getByLabel('Benutzer')).toHaveValue('einkauf@werk.example')
  await section.getByLabel('Postausgangsserver').fill('127.0.0.1')
  await section.getByLabel('Verschlüsselung').selectOption('none')
  await section.getByLabel('Anschluss').fill(String(own.port))
  await section.getByLabel('Kennwort', { exact: true }).fill('falsch')
  await section.getByRole('button', { name: 'Verbindung prüfen' }).press('Enter')
  await expect(section.getByRole('alert')).toContainText('nimmt Benutzer oder Kennwort nicht an')
  await section.getByLabel('Kennwort', { exact: true }).fill('geheim')
  await section.getByRole('button', { name: 'Verbindung prüfen' }).press('Enter')
  await expect(section.getByRole('status')).toBeVisible()
  await section.getByRole('button', { name: 'Speichern' }).scrollIntoViewIfNeeded()
  await picture(page, 'sender-server-light-de')
  await section.getByRole('button', { name: 'Speichern' }).press('Enter')
  await expect(section.getByTestId('identity').filter({ hasText: 'Einkauf' })).toContainText('über 127.0.0.1')
  await expect(section.getByText('Das Kennwort für den Versand fehlt')).toHaveCount(0)
})

test('in the other theme, language and a narrow window', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await resize(desktop.app, 1000, 700)
  const section = page.getByRole('region', { name: 'Senders' })
  await section.getByRole('button', { name: 'Edit sender “Einkauf”' }).press('Enter')
  await expect(section.getByLabel('Sent over')).toHaveValue('own')
  await section.getByRole('button', { name: 'Save' }).scrollIntoViewIfNeeded()
  await picture(page, 'sender-server-dark-en')
})
