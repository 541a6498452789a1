import { expect, test, type Page } from 'playwright/test'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { picture, resize } from '../helpers/pictures'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Who sits here, and the work on conversations: owner, due date, snoozing, labels, trash, each by one key and with a way back.

let desktop: DesktopApp
let page: Page
const complaints: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startApp()
  page = desktop.window
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await resize(desktop.app, 1280, 800)
})

test.afterAll(async () => {
  await desktop.close()
})

const nav = (name: RegExp) => page.getByRole('navigation').first().getByRole('button', { name })
const rows = () => page.getByTestId('inbox-row')
const bar = () => page.getByRole('toolbar', { name: 'Bearbeitung' })

test('the first run asks who sits here; one name is enough', async () => {
  await picture(page, 'who-light-de')
  await page.getByRole('textbox', { name: 'Ihr Name' }).fill('Anna Beispiel')
  await page.getByRole('button', { name: 'Das bin ich' }).click()
  await expect(page.getByRole('region', { name: 'Wer sitzt hier?' })).toHaveCount(0)
  await expect(nav(/An diesem Platz: Anna Beispiel/)).toBeVisible()
  await nav(/An diesem Platz/).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Anna Beispiel' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Escape')
})

test('a conversation gets an owner, a due date and a label by keys', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-work-'))
  const letter = join(folder, 'letter.eml')
  writeLetter(letter, { id: 'work-1', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Liefertermin', text: 'Wann kommen die Dichtungen?' })
  await drop(page, [letter])
  await rows().first().click()
  await expect(bar()).toBeVisible()
  await page.keyboard.press('z')
  await page.getByRole('menuitemcheckbox', { name: 'Anna Beispiel' }).click()
  await expect(bar().getByRole('button', { name: 'Zuständig: Anna Beispiel' })).toBeVisible()
  await page.keyboard.press('t')
  await page.getByRole('menuitem', { name: 'Heute' }).click()
  await expect(nav(/^Heute fällig, 1/)).toBeVisible()
  await page.keyboard.press('l')
  await page.getByRole('menuitem', { name: 'Neues Schlagwort …' }).click()
  await page.getByRole('textbox', { name: 'Name des Schlagworts' }).fill('Mahnung')
  await page.keyboard.press('Enter')
  await expect(nav(/^Mahnung/)).toBeVisible()
  await page.keyboard.press('!')
  await expect(bar().getByRole('button', { name: 'Dringend' })).toHaveAttribute('aria-pressed', 'true')
  await picture(page, 'work-light-de')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await picture(page, 'work-dark-en')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
})

test('what is done leaves the inbox, and comes back', async () => {
  await nav(/^Eingang/).click()
  await expect(rows()).toHaveCount(1)
  await page.keyboard.press('d')
  await expect(rows()).toHaveCount(0)
  await page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).last().click()
  await expect(rows()).toHaveCount(1)
  await page.keyboard.press('s')
  await expect(page.getByRole('menuitem', { name: /^Morgen/ })).toBeFocused()
  await picture(page, 'snooze-light-de')
  await page.keyboard.press('Enter')
  await expect(rows()).toHaveCount(0)
  await nav(/^Wiedervorlage, 1/).click()
  await expect(rows()).toHaveCount(1)
  await page.keyboard.press('Delete')
  await nav(/^Papierkorb/).click()
  await expect(rows()).toHaveCount(1)
  await bar().getByRole('button', { name: 'Zurückholen' }).click()
  await nav(/^Eingang/).click()
  await expect(rows()).toHaveCount(1)
})

test('the history says who did what, and takes it back', async () => {
  await bar().getByRole('button', { name: 'Weiteres' }).click()
  await page.getByRole('menuitem', { name: 'Verlauf' }).click()
  const lines = page.getByRole('dialog').getByRole('listitem')
  await expect(lines.filter({ hasText: 'Zuständig: Anna Beispiel' })).toContainText('Anna Beispiel')
  await picture(page, 'history-light-de')
  await lines.filter({ hasText: 'Zuständig: Anna Beispiel' }).getByRole('button', { name: 'Rückgängig' }).click()
  await expect(lines.filter({ hasText: 'Zuständig: Anna Beispiel' })).toContainText('rückgängig gemacht')
  await page.keyboard.press('Escape')
  await expect(bar().getByRole('button', { name: 'Niemand zuständig' })).toBeVisible()
  await nav(/Einstellungen/).click()
  await page.getByRole('button', { name: 'Personen' }).click()
  await page.getByRole('button', { name: '„Anna Beispiel“ bearbeiten' }).click()
  await page.getByRole('checkbox', { name: 'Montag' }).check()
  await picture(page, 'people-light-de')
})

test('nothing was complained of', () => {
  expect(complaints).toEqual([])
})
