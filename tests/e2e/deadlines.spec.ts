import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { startInGerman, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { picture, resize } from '../helpers/pictures'
import { faxes, faxTiff, receiveFax } from '../../scripts/samples/faxes.mjs'

// A deadline that a mail or a fax sets, on the real window: proposed beside its words, taken over by one click or key, dismissed, and back.

let desktop: DesktopApp
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-deadlines-'))

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startInGerman()
  page = desktop.window
  const letter = join(folder, 'letter.eml')
  writeLetter(letter, { id: 'deadline-1', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Angebot', text: 'Bitte senden Sie uns Ihr Angebot innerhalb von 14 Tagen.' })
  await drop(page, [letter])
  await rows().first().click()
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('inbox-row')
const deadlines = () => page.getByTestId('deadline')
const bar = () => page.getByRole('toolbar', { name: 'Bearbeitung' })
const undo = () => page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).last()

test('is taken over by one key, and back', async () => {
  await expect(deadlines()).toHaveCount(1)
  await expect(deadlines().locator('mark')).toHaveText('innerhalb von 14 Tagen')
  expect(await violations(page)).toEqual([])
  await picture(page, 'deadline-light-de')
  await page.keyboard.press('Shift+T')
  await expect(deadlines()).toHaveCount(0)
  await expect(bar().getByRole('button', { name: /^Fällig: / })).toBeVisible()
  await undo().click()
  await expect(deadlines()).toHaveCount(1)
})

test('is dismissed, and back', async () => {
  await deadlines().getByRole('button', { name: /^Frist .* verwerfen$/ }).click()
  await expect(deadlines()).toHaveCount(0)
  await undo().click()
  await deadlines().getByRole('button', { name: /^Fällig am / }).click()
  await expect(bar().getByRole('button', { name: /^Fällig: / })).toBeVisible()
})

test('on a fax stands beside the piece of paper that says it', async () => {
  const order = faxes.find(({ id }) => id === 'order')
  if (!order) throw new Error('no such sample')
  const soon = new Date(Date.now() + 30 * 86_400_000)
  const day = `${String(soon.getDate())}.${String(soon.getMonth() + 1)}.${String(soon.getFullYear())}`
  const lines = ['Tollmoor Anlagenbau GmbH', 'Sehr geehrte Damen und Herren,', `bitte bestätigen Sie den Auftrag bis zum ${day} schriftlich.`, 'Wir danken Ihnen und bleiben', 'mit freundlichen Grüßen']
  const draw: typeof order.draw = (sheets) => {
    const sheet = sheets.addSheet()
    lines.forEach((line, index) => sheet.text(25, 40 + index * 10, line, { size: 12, width: 165 }))
  }
  const fax = { ...order, draw, seed: 7, machine: [{ skew: 0.2, noise: 8 }], dirt: { specks: 20 } }
  const { bitmaps } = await receiveFax(fax)
  const path = join(folder, 'fax.tif')
  writeFileSync(path, faxTiff(fax, bitmaps))
  await drop(page, [path])
  await expect(rows()).toHaveCount(2)
  await rows().filter({ hasNotText: 'Angebot' }).click()
  await expect(deadlines()).toHaveCount(1, { timeout: 60_000 })
  await expect(deadlines().getByTestId('snippet')).toBeVisible()
  // The button is on the screen, however long the words are.
  await expect(deadlines().getByRole('button').first()).toBeInViewport({ ratio: 1 })
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(await violations(page)).toEqual([])
  await picture(page, 'deadline-fax-dark-en')
  await resize(desktop.app, 700, 800)
  await picture(page, 'deadline-fax-dark-en-narrow')
})
