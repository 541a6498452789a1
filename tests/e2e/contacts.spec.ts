import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { makeRecordFaxes } from '../../scripts/samples/record-faxes.mjs'
import { violations } from '../helpers/axe'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'

// The contacts on the real window: found, split and merged, a wrong sender mended for good; by keys alone where it matters.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-contacts-'))
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await makeRecordFaxes(folder)
  desktop = await startApp()
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 0 }))
  await resize(desktop.app, 1280, 800)
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('contact-row')
const undo = () => page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).last()
const addAddress = (id: string, kind: 'email' | 'phone' | 'fax', value: string) =>
  page.evaluate((input) => window.rueckkanal.call('contact.addAddress', { ...input, origin: 'entered' }), { id, kind, value })

test('say how they come to be while there are none, and are entered by keys alone', async () => {
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByText('Noch keine Kontakte')).toBeVisible()
  expect(await violations(page), 'no contacts').toEqual([])
  await page.getByRole('button', { name: 'Kontakt anlegen' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Öhler Bürobedarf')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Öhler Bürobedarf' })).toBeVisible()
  await expect(page.getByText('Mit diesem Kontakt wurde noch nicht geschrieben.')).toBeVisible()
  await undo().click()
  await expect(page.getByText('Noch keine Kontakte')).toBeVisible()
})

test('are listed by name, found by number and address, walked by keys', async () => {
  const ids = await page.evaluate(async () => {
    const made: string[] = []
    for (const name of ['Zander KG', 'Öhler Bürobedarf', 'Arndt & Söhne']) {
      const added = await window.rueckkanal.call('contact.add', { name })
      if (added.ok) made.push(added.value.id)
    }
    return made
  })
  await addAddress(ids[0] ?? '', 'phone', '0431 2091744')
  await addAddress(ids[0] ?? '', 'email', 'lager@zander.example')
  await addAddress(ids[0] ?? '', 'email', 'anna@privat.example')
  await expect(rows()).toHaveText([/Arndt/, /Öhler/, /Zander/])
  const field = page.getByRole('searchbox', { name: 'Name, Nummer oder Adresse' })
  await page.keyboard.press('/')
  await expect(field).toBeFocused()
  for (const [typed, found] of [['0431 20917-44', /Zander/], ['oehler', /Öhler/], ['anna@', /Zander/]] as const) {
    await field.fill(typed)
    await expect(rows()).toHaveText([found])
  }
  await field.fill('niemand')
  await expect(page.getByText('Niemand gefunden')).toBeVisible()
  await field.fill('')
  await expect(rows()).toHaveCount(3)
  await page.getByRole('listbox', { name: 'Liste der Kontakte' }).focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('heading', { name: 'Zander KG' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('.contact-page')).toBeFocused()
  expect(await violations(page), 'contact page').toEqual([])
})

test('are split by their addresses, and one again', async () => {
  await page.getByRole('button', { name: 'Teilen …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Teilen', exact: true })).toBeDisabled()
  await dialog.getByLabel('Name des neuen Kontakts').fill('Anna Zander')
  await dialog.getByRole('checkbox', { name: /anna@privat/ }).check()
  expect(await violations(page), 'splitting').toEqual([])
  await dialog.getByRole('button', { name: 'Teilen', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Anna Zander' })).toBeVisible()
  await expect(rows()).toHaveText([/Anna Zander/, /Arndt/, /Öhler/, /Zander KG/])
  await undo().click()
  await expect(rows()).toHaveText([/Arndt/, /Öhler/, /Zander KG/])
})

test('are merged with whom somebody picks', async () => {
  await rows().filter({ hasText: 'Zander KG' }).click()
  await page.getByRole('button', { name: 'Zusammenführen mit …' }).click()
  await page.keyboard.type('arndt')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(rows()).toHaveText([/Öhler/, /Zander KG/])
  await undo().click()
  await expect(rows()).toHaveCount(3)
})

test('come in from a file once somebody has seen what it brings, go out into one, and the import is taken back', async () => {
  const file = join(folder, 'kunden.csv')
  writeFileSync(file, Buffer.from('Firma;E-Mail;Fax\r\nBär & Co.;post@baer.example;0431 2091745\r\nZander;lager@zander.example;0431 2091746\r\nKaputt;x@;\r\n', 'latin1'))
  await desktop.app.evaluate(({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }) }, file)
  const files = page.getByRole('button', { name: 'Kontakte importieren und exportieren' })
  await files.click()
  await page.getByRole('menuitem', { name: 'Importieren …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kontakte aus „kunden.csv“' })
  await expect(dialog).toContainText('2 neue Kontakte, einer wird ergänzt')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Bär & Co.' })).toContainText('neu')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'zu „Zander KG“' })).toContainText('+49 431 2091746')
  await dialog.getByText('Eine Angabe wird ausgelassen').click()
  await expect(dialog).toContainText('Zeile 4: „x@“, keine vollständige E-Mail-Adresse')
  expect(await violations(page), 'import').toEqual([])
  await picture(page, 'contacts-import-light-de')
  await expect(rows()).toHaveCount(3)
  await dialog.getByRole('button', { name: 'Übernehmen' }).click()
  await expect(rows()).toHaveText([/Arndt/, /Bär/, /Kaputt/, /Öhler/, /Zander KG/])
  const target = join(folder, 'aus.csv')
  await desktop.app.evaluate(({ dialog: system }, filePath) => { system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) }, target)
  await files.click()
  await page.getByRole('menuitem', { name: 'Alle als CSV für Excel exportieren …' }).click()
  await expect(page.getByText(/5 Kontakte gespeichert unter/)).toBeVisible()
  expect(readFileSync(target, 'utf8')).toContain('Bär & Co.;post@baer.example')
  await undo().click()
  await expect(rows()).toHaveCount(3)
})

test('a fax of somebody else is put right in one step, and so are those that come after it', async () => {
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await drop(page, [join(folder, 'bestellung.tif')])
  await page.getByTestId('inbox-row').first().click()
  const panel = page.getByRole('complementary', { name: 'Kontakt' })
  await expect(panel.getByTestId('proposal').first()).toBeVisible({ timeout: 60_000 })
  await panel.getByRole('button', { name: 'Warum dieser Kontakt?' }).click()
  await expect(panel.getByTestId('sender-reason')).toContainText(/Die Faxnummer \+49 .* gehört zu diesem Kontakt/)
  await panel.getByRole('button', { name: 'Absender berichtigen …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: /^Alle Faxe von \+49/ })).toBeChecked()
  expect(await violations(page), 'mending').toEqual([])
  await picture(page, 'contacts-mend-light-de')
  await dialog.getByRole('combobox').fill('zander')
  await expect(dialog.getByRole('option').first()).toContainText('Zander KG')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('heading', { name: 'Zander KG' })).toBeVisible()
  await expect(panel.getByTestId('sender-reason')).toContainText('Festgelegt')
  await drop(page, [join(folder, 'bestellung-noch-einmal.tif')])
  await expect(page.getByTestId('inbox-row')).toHaveCount(1)
  await expect(page.getByTestId('inbox-row').first()).toContainText('2')
})

test('what is written with a contact is one click away from it, and it from what is written', async () => {
  await page.getByRole('complementary', { name: 'Kontakt' }).getByRole('button', { name: 'Alles zu diesem Kontakt' }).click()
  await expect(page.getByRole('heading', { name: 'Zander KG' })).toBeVisible()
  await expect(page.getByTestId('proposal').first()).toBeVisible()
  expect(await violations(page), 'page with proposals').toEqual([])
  await picture(page, 'contacts-light-de')
  await page.getByRole('region', { name: 'Unterhaltungen' }).getByRole('button').first().click()
  await expect(page.locator('.messages')).toBeVisible()
})

test('in English, in the dark, and narrow', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'Zander KG' })).toBeVisible()
  await page.getByRole('button', { name: 'History' }).click()
  await expect(page.getByText(/Sender put right/)).toBeVisible()
  expect(await violations(page), 'dark').toEqual([])
  await picture(page, 'contacts-dark-en')
  await resize(desktop.app, 640, 800)
  await expect(rows()).toHaveCount(0)
  await picture(page, 'contacts-narrow-page-en')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
  await page.getByRole('button', { name: 'To the list of contacts' }).click()
  await expect(rows()).toHaveCount(3)
  await picture(page, 'contacts-narrow-list-en')
  expect(await violations(page), 'narrow').toEqual([])
})
