import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { startInGerman, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'

// Messages and conversations put together and apart by hand, by keys alone and by mouse, each with its way back.

let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

const letter = (id: string, subject: string, text: string, answers: readonly string[] = []): string =>
  [`From: Erika Beispiel <erika@nordlicht.example>`, 'To: post@buero.example', `Subject: ${subject}`, `Message-ID: <${id}>`, ...(answers.length > 0 ? [`References: ${answers.map((one) => `<${one}>`).join(' ')}`] : []), 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n')

test.beforeAll(async () => {
  desktop = await startInGerman()
  page = desktop.window
  const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-filing-'))
  const letters = [
    letter('1@filing', 'Liefertermin', 'Wann kommt die Ware?'),
    letter('2@filing', 'AW: Liefertermin', 'Und noch etwas zur Farbe.', ['1@filing']),
    letter('3@filing', 'Auftrag A-4711', 'Hiermit bestellen wir 40 Dichtungen.'),
  ]
  const paths = letters.map((text, index) => {
    const path = join(folder, `${String(index)}.eml`)
    writeFileSync(path, text)
    return path
  })
  await drop(page, paths)
  await expect(rows()).toHaveCount(2)
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('inbox-row')
const messages = () => page.getByTestId('message')
const undo = () => page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).last()
const homes = () => page.getByRole('dialog').getByRole('option')

test('a message is moved by keys to a conversation that is offered or found, and taken back', async () => {
  await rows().filter({ hasText: 'Liefertermin' }).click()
  await expect(messages()).toHaveCount(2)
  await page.keyboard.press('m')
  await expect(page.getByRole('dialog', { name: 'Wohin gehört diese Nachricht?' })).toBeVisible()
  await expect(homes()).toHaveText([/Neue Unterhaltung/, /Auftrag A-4711.*derselbe Kontakt/s])
  expect(await violations(page)).toEqual([])
  await picture(page, 'filing-light-de')
  await page.getByRole('combobox', { name: 'Unterhaltung suchen' }).fill('dichtungen')
  await expect(homes()).toHaveText([/Auftrag A-4711/])
  await page.keyboard.press('Enter')
  await expect(messages()).toHaveCount(1)
  await rows().filter({ hasText: 'Auftrag' }).click()
  await expect(messages()).toHaveCount(2)
  const moved = messages().filter({ hasText: 'noch etwas' })
  await moved.getByRole('button', { name: 'Warum hier?' }).click()
  await expect(moved.getByTestId('reasons')).toHaveText('Steht hier, weil sie von Hand zugeordnet wurde.')
  await undo().click()
  await expect(messages()).toHaveCount(1)
})

test('the last message of a conversation leads to where it went', async () => {
  await rows().filter({ hasText: 'Auftrag' }).click()
  await messages().getByRole('button', { name: 'Weiteres zu dieser Nachricht' }).click()
  // It is the only one: there is nothing to split it from.
  await expect(page.getByRole('menuitem', { name: 'Ab hier eigene Unterhaltung' })).toHaveCount(0)
  await page.getByRole('menuitem', { name: 'In andere Unterhaltung verschieben' }).click()
  await homes().filter({ hasText: 'Liefertermin' }).click()
  await expect(messages()).toHaveCount(3)
  await expect(rows()).toHaveCount(1)
  await undo().click()
  await expect(rows()).toHaveCount(2)
})

test('a conversation is split from a message on', async () => {
  await rows().filter({ hasText: 'Liefertermin' }).click()
  await messages().last().getByRole('button', { name: 'Weiteres zu dieser Nachricht' }).click()
  await page.getByRole('menuitem', { name: 'Ab hier eigene Unterhaltung' }).click()
  await expect(messages()).toHaveCount(1)
  await expect(rows()).toHaveCount(3)
  await undo().click()
  await expect(messages()).toHaveCount(2)
  await expect(rows()).toHaveCount(2)
})

test('two become one, from the menu and from picks', async () => {
  await page.keyboard.press('Shift+M')
  await expect(page.getByRole('dialog', { name: 'Mit welcher Unterhaltung zusammenführen?' })).toBeVisible()
  await expect(homes()).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(rows()).toHaveCount(1)
  await expect(messages()).toHaveCount(3)
  await undo().click()
  await expect(rows()).toHaveCount(2)
  await rows().first().click()
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar', { name: 'Bearbeitung' }).getByRole('button', { name: 'Weiteres' }).click()
  await page.getByRole('menuitem', { name: 'Zu einer Unterhaltung zusammenführen' }).click()
  await expect(messages()).toHaveCount(3)
  await undo().click()
  await expect(rows()).toHaveCount(2)
})

test('the palette offers it, in English and dark as well', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await rows().first().click()
  await expect(messages().first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find a command …' }).fill('move mess')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Where does this message belong?' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await resize(desktop.app, 700, 800)
  await picture(page, 'filing-dark-en-narrow')
})
