import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { startInGerman, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { picture } from '../helpers/pictures'

// A conversation as a file, by keys alone; the system's dialog answers as a person would.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-export-'))
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startInGerman()
  page = desktop.window
  const mail = join(folder, 'mail.eml')
  writeLetter(mail, { id: 'export-1', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Dichtungen', text: 'Guten Tag,\n\nwann kommen die Dichtungen?' })
  await drop(page, [join('resources', 'samples', 'Bestellung_Tollmoor_04066969418.tif'), mail])
  await expect(rows()).toHaveCount(2)
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('inbox-row')

/** What the system's dialog answers; empty: it was cancelled. */
const answer = (path: string): Promise<void> =>
  desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: filePath === '', filePath })) as typeof dialog.showSaveDialog
  }, path)

test('as a PDF, from the keyboard; what is saved is said', async () => {
  await rows().filter({ hasText: 'Dichtungen' }).click()
  await expect(page.getByTestId('message')).toBeVisible()
  const target = join(folder, 'Dichtungen.pdf')
  await answer(target)
  await page.keyboard.press('Shift+E')
  const dialog = page.getByRole('dialog', { name: 'Unterhaltung exportieren' })
  await expect(dialog).toBeVisible()
  // Without notes there is nothing to choose of them.
  await expect(dialog.getByRole('checkbox')).toHaveCount(0)
  await picture(page, 'export-light-de')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByText(`1 Nachricht gespeichert unter ${target}`)).toBeVisible()
  await expect(dialog).toBeHidden()
  expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-')
})

test('as a mail, byte for byte', async () => {
  const target = join(folder, 'Dichtungen.eml')
  await answer(target)
  await page.keyboard.press('Shift+E')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /E-Mail-Dateien/ })).toBeChecked()
  await page.getByRole('button', { name: 'Speichern unter …' }).click()
  await expect(page.getByText(`1 Nachricht gespeichert unter ${target}`)).toBeVisible()
  expect(readFileSync(target).equals(readFileSync(join(folder, 'mail.eml')))).toBe(true)
})

test('with notes only where they were chosen, and the choice is offered where there are any', async () => {
  const list = await page.evaluate(() => window.rueckkanal.call('inbox.list', { filter: 'all', limit: 10, before: null }))
  const id = list.ok ? (list.value.rows.find(({ subject }) => subject === 'Dichtungen')?.id ?? '') : ''
  await page.evaluate((conversationId) => window.rueckkanal.call('note.add', { conversationId, text: 'Nur für uns.' }), id)
  await expect(page.getByText('Nur für uns.')).toBeVisible()
  await page.keyboard.press('Shift+E')
  await expect(page.getByRole('checkbox', { name: 'Interne Notizen mitgeben' })).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a cancelled dialog changes nothing, a place that cannot be written is said in words', async () => {
  await answer('')
  await page.keyboard.press('Shift+E')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Speichern unter …' })).toBeVisible()
  await answer(join(folder, 'nowhere', 'x.pdf'))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Dort kann nicht gespeichert werden.')).toBeVisible()
  await page.keyboard.press('Escape')
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
})
