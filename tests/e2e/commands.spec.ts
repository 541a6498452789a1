import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { startInGerman, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { picture } from '../helpers/pictures'

// Everything by keyboard: the palette teaches its keys, strokes lead through the window, fields keep their letters.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-commands-'))
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startInGerman()
  page = desktop.window
  const letters = ['Dritter', 'Zweiter', 'Erster'].map((subject, index) => {
    const path = join(folder, `${subject}.eml`)
    writeLetter(path, { id: `keys-${String(index)}`, from: `Erika Beispiel <erika${String(index)}@nordlicht.example>`, subject, text: 'Wann kommen die Dichtungen?' })
    return path
  })
  await drop(page, letters)
  await expect(page.getByTestId('inbox-row')).toHaveCount(3)
})

test.afterAll(async () => {
  await desktop.close()
})

const palette = () => page.getByRole('dialog', { name: 'Befehle' })
const area = (name: RegExp) => page.getByRole('button', { name }).and(page.locator('[aria-current="page"]'))

test('the palette finds a command by the beginning of its name and shows the key for the next time', async () => {
  await page.keyboard.press('Control+k')
  await expect(palette()).toBeVisible()
  await expect(palette().getByRole('combobox')).toBeFocused()
  await page.keyboard.type('entw')
  const found = palette().getByRole('option', { name: /Zu den Entwürfen/ })
  await expect(found).toHaveAttribute('aria-selected', 'true')
  await expect(found).toContainText('GdannD')
  await page.keyboard.press('Enter')
  await expect(palette()).toBeHidden()
  await expect(area(/^Entwürfe/)).toBeVisible()
})

test('what is no command is looked for among the messages', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('dichtungen')
  await palette().getByRole('option', { name: /„dichtungen“/ }).click()
  await expect(page.getByRole('combobox', { name: 'Suchen' })).toHaveValue('dichtungen')
  await expect(page.getByTestId('search-hit')).toHaveCount(3)
  await page.keyboard.press('j')
  await expect(page.getByTestId('search-hit').first()).toHaveAttribute('aria-selected', 'true')
})

test('two strokes lead from area to area; a stroke that does not go on stands for itself', async () => {
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(area(/^Ungelesen/)).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(area(/^Eingang/)).toBeVisible()
  const rows = page.getByTestId('inbox-row')
  await rows.first().click()
  await page.keyboard.press('g')
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('k')
  await expect(rows.nth(0)).toHaveAttribute('aria-selected', 'true')
})

test('letters stay in the field they are typed in, and Control goes through', async () => {
  await page.keyboard.press('r')
  const text = page.getByLabel('Text', { exact: true })
  await expect(text).toBeFocused()
  await text.fill('')
  await page.keyboard.type('gu nj/?')
  await expect(text).toHaveValue('gu nj/?')
  await page.keyboard.press('Control+k')
  await expect(palette()).toBeVisible()
  // Pressed again it goes, and the keys are back where they were.
  await page.keyboard.press('Control+k')
  await expect(palette()).toBeHidden()
  await expect(text).toBeFocused()
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click()
})

test('what does not apply is not offered: no answer without a conversation', async () => {
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { name: 'E-Mail-Konto' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('antw')
  await expect(palette().getByRole('option')).toHaveText([/„antw“/])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+1')
  await expect(area(/^Eingang/)).toBeVisible()
})

test('the menu has the commands with their keys', async () => {
  const items = await desktop.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) => (menu.submenu?.items ?? []).map((item) => `${menu.label}: ${item.label} ${item.accelerator ?? ''}`.trim())),
  )
  expect(items).toContain('Bearbeiten: Befehle … CommandOrControl+K')
  expect(items).toContain('Unterhaltung: Allen antworten A')
  expect(items).toContain('Ansicht: Zum Eingang CommandOrControl+1')
})

test('palette and keyboard help look right in both languages and themes', async () => {
  await page.getByTestId('inbox-row').first().click()
  for (const [language, theme] of [['de', 'light'], ['en', 'dark']] as const) {
    await page.evaluate((preferences) => window.rueckkanal.call('preferences.set', preferences), { language, theme })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await page.keyboard.press('Control+k')
    await picture(page, `palette-${language}-${theme}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await picture(page, `keyboard-help-${language}-${theme}`)
    await page.keyboard.press('Escape')
  }
})
