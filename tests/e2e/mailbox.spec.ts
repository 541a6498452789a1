import { expect, test, type Page } from 'playwright/test'
import { dovecotBinary, password, startDovecot } from '../../scripts/testing/servers/dovecot.mjs'
import { freshDataFolder, startApp, type DesktopApp } from '../helpers/desktop-app'
import { picture, resize } from '../helpers/pictures'

// A mailbox is set up in the window, by keyboard alone, and its mails come in; on a real server (Dovecot).

test.skip(!dovecotBinary, 'Dovecot is not installed')
test.describe.configure({ mode: 'serial' })

const mail = (number: number): string =>
  `From: Erika Beispiel <erika@nordlicht.example>\r\nTo: post@buero.example\r\nSubject: Liefertermin ${number}\r\nMessage-ID: <m${number}@nordlicht.example>\r\n\r\nWann kommt die Ware?\r\n`

let desktop: DesktopApp
let page: Page
let dovecot: Awaited<ReturnType<typeof startDovecot>>

test.beforeAll(async () => {
  dovecot = await startDovecot()
  await dovecot.makeFolder('post', 'Erledigt')
  await dovecot.deliver('post', mail(1))
  desktop = await startApp({ data: freshDataFolder() })
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await resize(desktop.app, 1440, 900)
})

test.afterAll(async () => {
  await desktop.close()
  await dovecot.stop()
})

test('a mailbox is set up by keyboard, and its mails come in', async () => {
  await page.getByRole('navigation').first().getByRole('button', { name: /^Einstellungen/ }).click()
  const section = page.getByRole('region', { name: 'Postfächer' })
  await section.getByRole('button', { name: 'Postfach hinzufügen' }).focus()
  await page.keyboard.press('Enter')
  await expect(section.getByLabel('E-Mail-Adresse')).toBeFocused()
  await page.keyboard.type('post@buero.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('falsch')
  await section.getByLabel('Posteingangsserver (IMAP)').fill('127.0.0.1')
  await section.getByLabel('Benutzer').fill('post')
  await section.getByLabel('Verschlüsselung').selectOption('none')
  await section.getByLabel('Anschluss').fill(String(dovecot.port))
  await section.getByRole('button', { name: 'Verbindung prüfen' }).press('Enter')
  await expect(section.getByRole('alert')).toContainText('nimmt Benutzer oder Kennwort nicht an')
  await section.getByLabel('Kennwort', { exact: true }).fill(password)
  await section.getByRole('button', { name: 'Verbindung prüfen' }).press('Enter')
  await expect(section.getByRole('status')).toContainText('Die Verbindung steht')
  await section.getByLabel('Danach auf dem Server, Ordner Posteingang').selectOption('move')
  await expect(section.getByRole('button', { name: 'Speichern' })).toBeDisabled()
  await section.getByLabel('Wohin aus Ordner Posteingang').selectOption('Erledigt')
  await section.scrollIntoViewIfNeeded()
  await picture(page, 'mailbox-editor-light-de')
  await section.getByRole('button', { name: 'Speichern' }).press('Enter')
  await expect(section.getByTestId('mailbox')).toContainText('Auf dem neuesten Stand')
  await page.getByRole('navigation').first().getByRole('button', { name: /^Eingang/ }).click()
  await expect(page.getByTestId('inbox-row').filter({ hasText: 'Liefertermin 1' })).toBeVisible()
  await dovecot.deliver('post', mail(2))
  await expect(page.getByText('Liefertermin 2').first()).toBeVisible()
})

for (const [language, theme] of [['de', 'light'], ['de', 'dark'], ['en', 'light'], ['en', 'dark']] as const) {
  test(`a mailbox whose server is away says so, and is tried again by a click: ${language}, ${theme}`, async () => {
    await page.evaluate((preferences) => window.rueckkanal.call('preferences.set', preferences), { language, theme })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await page.getByRole('navigation').first().getByRole('button', { name: language === 'de' ? /^Einstellungen/ : /^Settings/ }).click()
    const mailbox = page.getByTestId('mailbox')
    await dovecot.halt()
    await expect(mailbox).toContainText(language === 'de' ? 'Wird nicht abgeholt, seit' : 'Not fetched since')
    await expect(page.getByText(language === 'de' ? 'Ein Postfach wird gerade nicht vollständig abgeholt.' : 'A mailbox is not fully fetched just now.')).toBeVisible()
    await mailbox.getByRole('button', { name: language === 'de' ? /ändern$/ : /^Change/ }).click()
    await mailbox.scrollIntoViewIfNeeded()
    await picture(page, `mailbox-${theme}-${language}`)
    await page.getByRole('button', { name: language === 'de' ? 'Abbrechen' : 'Cancel' }).click()
    await dovecot.start()
    await mailbox.getByRole('button', { name: language === 'de' ? 'Jetzt versuchen' : 'Try now' }).click()
    await expect(mailbox).toContainText(language === 'de' ? 'Auf dem neuesten Stand' : 'Up to date')
  })
}
