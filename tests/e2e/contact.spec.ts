import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { makeRecordFaxes } from '../../scripts/samples/record-faxes.mjs'
import { violations } from '../helpers/axe'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'

// Who a fax is from, on the real window: what its paper says is proposed, taken over with a click, and answered.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-contact-'))
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await makeRecordFaxes(folder)
  desktop = await startApp()
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 0 }))
  await resize(desktop.app, 1440, 900)
})

test.afterAll(async () => {
  await desktop.close()
})

const panel = () => page.getByRole('complementary', { name: 'Kontakt' })
const proposals = () => panel().getByTestId('proposal')
const undo = () => page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).last()

test('what the letterhead says is proposed beside the paper that says it', async () => {
  await drop(page, [join(folder, 'bestellung.tif')])
  await page.getByTestId('inbox-row').first().click()
  // Its e-mail address, the number of whoever wrote it, and that of the house.
  await expect(proposals()).toHaveCount(3, { timeout: 60_000 })
  await expect(proposals().first()).toContainText('einkauf@tollmoor-anlagenbau.example')
  for (const number of ['+49 40 66969412', '+49 40 66969400']) await expect(proposals().filter({ hasText: number })).toHaveCount(1)
  for (const proposal of await proposals().all()) await expect(proposal.getByRole('img', { name: /Seite 1/ })).toBeVisible()
  // A long address has room in a narrow panel.
  expect(await panel().evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await picture(page, 'contact-proposals-light-de')
  expect(await violations(page), 'proposals').toEqual([])
})

test('it is taken over with a click, and back', async () => {
  await proposals().getByRole('button', { name: '+49 40 66969412 übernehmen' }).click()
  await expect(proposals()).toHaveCount(2)
  await expect(panel().locator('dd', { hasText: '+49 40 66969412' })).toBeVisible()
  await undo().click()
  await expect(proposals()).toHaveCount(3)
  await proposals().getByRole('button', { name: '+49 40 66969412 verwerfen' }).click()
  await expect(proposals()).toHaveCount(2)
  await expect(panel().locator('dd', { hasText: '+49 40 66969412' })).toHaveCount(0)
})

test('an answer goes to the address that was taken over', async () => {
  await proposals().getByRole('button', { name: 'einkauf@tollmoor-anlagenbau.example übernehmen' }).click()
  await expect(proposals()).toHaveCount(1)
  await page.getByRole('button', { name: 'Per E-Mail antworten' }).click()
  await expect(page.getByLabel('An', { exact: true })).toHaveValue(/einkauf@tollmoor-anlagenbau\.example/)
})

test('name and address are entered by keys alone', async () => {
  await panel().getByRole('button', { name: 'Namen ändern' }).focus()
  await page.keyboard.press('Enter')
  await expect(panel().getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Tollmoor Anlagenbau GmbH')
  await page.keyboard.press('Enter')
  await expect(panel().getByRole('heading', { name: 'Tollmoor Anlagenbau GmbH' })).toBeVisible()
  await expect(page.getByTestId('inbox-row').first()).toContainText('Tollmoor Anlagenbau GmbH')
  await panel().getByRole('button', { name: 'Adresse eintragen' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('lager@')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Die Adresse „lager@“ ist nicht vollständig. Bitte prüfen.')).toBeVisible()
  await page.keyboard.type('tollmoor.example')
  await page.keyboard.press('Enter')
  await expect(panel().locator('dd', { hasText: 'lager@tollmoor.example' })).toBeVisible()
})

test('in English and in the dark', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.getByRole('complementary', { name: 'Contact' }).getByRole('button', { name: 'Enter an address' })).toBeVisible()
  expect(await violations(page), 'contact, dark').toEqual([])
  await picture(page, 'contact-dark-en')
})
