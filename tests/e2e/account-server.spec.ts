import { expect, test, type Page } from 'playwright/test'
import { freshDataFolder, startApp, type DesktopApp } from '../helpers/desktop-app'
import { picture, resize } from '../helpers/pictures'

// The server that sends is filled in from the address, as that of a mailbox is: a known provider's without asking anybody.

let desktop: DesktopApp
let page: Page

test.beforeAll(async () => {
  desktop = await startApp({ data: freshDataFolder() })
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await resize(desktop.app, 1280, 860)
})

test.afterAll(async () => {
  await desktop.close()
})

test('a known address brings its server for sending, by keyboard, and what a person set stays', async () => {
  await page.getByRole('navigation').first().getByRole('button', { name: /^Einstellungen/ }).click()
  const form = page.locator('form').filter({ has: page.getByLabel('Postausgangsserver') }).first()
  await form.getByLabel('E-Mail-Adresse').focus()
  await page.keyboard.type('buero@gmx.de')
  await page.keyboard.press('Tab')
  await expect(form.getByLabel('Postausgangsserver')).toHaveValue('mail.gmx.net')
  await expect(form.getByLabel('Anschluss')).toHaveValue('465')
  await expect(form.getByLabel('Benutzer')).toHaveValue('buero@gmx.de')
  await expect(form.getByRole('status')).toContainText('Der Anbieter ist bekannt')
  await form.scrollIntoViewIfNeeded()
  await picture(page, 'account-server-light-de')
  await form.getByLabel('Postausgangsserver').fill('mein.server.example')
  await form.getByLabel('E-Mail-Adresse').fill('buero@icloud.com')
  await page.keyboard.press('Tab')
  await expect(form.getByLabel('Postausgangsserver')).toHaveValue('mein.server.example')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.getByRole('button', { name: 'Look up settings' }).first()).toBeEnabled()
  await page.getByRole('button', { name: 'Look up settings' }).first().press('Enter')
  await expect(page.locator('input[value="smtp.mail.me.com"]')).toBeVisible()
  await resize(desktop.app, 820, 700)
  await picture(page, 'account-server-dark-en')
})
