import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { startInGerman, type DesktopApp } from '../helpers/desktop-app'
import { picture } from '../helpers/pictures'

// The labels of the house in the settings: added, named and coloured anew, removed, and back.

let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startInGerman()
  page = desktop.window
})

test.afterAll(async () => {
  await desktop.close()
})

const nav = (name: RegExp) => page.getByRole('navigation').first().getByRole('button', { name })
const labels = () => page.getByTestId('label')
const form = () => page.getByRole('form', { name: 'Schlagwort' })

test('a label is added, renamed and coloured, and shows at the left at once', async () => {
  await nav(/^Einstellungen/).click()
  await page.locator('.settings-nav').getByRole('button', { name: 'Schlagwörter' }).click()
  await page.getByRole('button', { name: 'Schlagwort anlegen' }).click()
  await form().getByRole('textbox', { name: 'Name des Schlagworts' }).fill('Mahnung')
  await page.keyboard.press('Enter')
  await expect(labels()).toHaveCount(1)
  await expect(nav(/^Mahnung$/)).toBeVisible()
  await page.getByRole('button', { name: 'Schlagwort „Mahnung“ ändern' }).click()
  await form().getByRole('textbox', { name: 'Name des Schlagworts' }).fill('Mahnungen')
  await form().getByRole('radio', { name: 'Rot' }).check()
  await form().getByRole('button', { name: 'Speichern' }).click()
  await expect(nav(/^Mahnungen$/)).toHaveAttribute('data-colour', 'red')
  expect(await violations(page)).toEqual([])
  await picture(page, 'labels-light-de')
})

test('a name that is taken is said beside the field', async () => {
  await page.getByRole('button', { name: 'Schlagwort anlegen' }).click()
  await form().getByRole('textbox', { name: 'Name des Schlagworts' }).fill('MAHNUNGEN')
  await page.keyboard.press('Enter')
  await expect(form().getByRole('alert')).toBeVisible()
  await form().getByRole('button', { name: 'Abbrechen' }).click()
})

test('one is removed, and back', async () => {
  await page.getByRole('button', { name: 'Schlagwort „Mahnungen“ entfernen' }).click()
  await expect(labels()).toHaveCount(0)
  await expect(nav(/^Mahnungen$/)).toHaveCount(0)
  await page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).last().click()
  await expect(labels()).toHaveCount(1)
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await picture(page, 'labels-dark-en')
})
