import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { picture, resize } from '../helpers/pictures'

// What people write among themselves: notes that name somebody, and a checklist, by keys alone and each with its way back.

let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startApp()
  page = desktop.window
  await page.evaluate(async () => {
    const { call } = window.rueckkanal
    await call('preferences.set', { language: 'de', theme: 'light' })
    const person = async (name: string): Promise<string> => {
      const saved = await call('people.save', { id: null, name, initials: '', colour: null, hours: [] })
      return saved.ok ? saved.value.id : ''
    }
    await person('Ole Nord')
    await call('people.choose', { id: await person('Anna Beispiel') })
  })
  await resize(desktop.app, 1280, 800)
  const letter = join(mkdtempSync(join(tmpdir(), 'rueckkanal-notes-')), 'letter.eml')
  writeLetter(letter, { id: 'notes-1', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Liefertermin', text: 'Wann kommen die Dichtungen?' })
  await drop(page, [letter])
  await rows().first().click()
  // The keys of a conversation hold from when it is there.
  await expect(page.getByTestId('message')).toBeVisible()
})

test.afterAll(async () => {
  await desktop.close()
})

const nav = (name: RegExp) => page.getByRole('navigation').first().getByRole('button', { name })
const rows = () => page.getByTestId('inbox-row')
const notes = () => page.locator('.note')
const undo = () => page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).last()

test('a note is written by keys, with a name chosen from those that are offered', async () => {
  await page.keyboard.press('c')
  const field = page.getByRole('combobox', { name: 'Interne Notiz' })
  await expect(field).toBeFocused()
  await page.keyboard.type('Bitte prüfen, @no')
  await expect(page.getByRole('option', { name: 'Ole Nord' })).toHaveAttribute('aria-selected', 'true')
  await picture(page, 'notes-choice-light-de')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('Bitte prüfen, @Ole Nord ')
  await page.keyboard.type('bis Montag')
  await page.keyboard.press('Control+Enter')
  await expect(field).toHaveCount(0)
  await expect(notes()).toContainText('Bitte prüfen, @Ole Nord bis Montag')
  await expect(notes().locator('.mention')).toHaveText('@Ole Nord')
  await expect(notes()).toHaveAttribute('aria-label', /Notiz von Anna Beispiel/)
  await expect(rows().first()).toContainText('Wann kommen die Dichtungen?')
})

test('what was begun stays while another list is looked at, and Escape ends it', async () => {
  await page.keyboard.press('c')
  await page.keyboard.type('halb')
  await nav(/^Einstellungen/).click()
  await nav(/^Eingang/).click()
  await expect(page.getByRole('combobox', { name: 'Interne Notiz' })).toHaveValue('halb')
  await page.getByRole('combobox', { name: 'Interne Notiz' }).press('Escape')
  await expect(page.getByRole('combobox', { name: 'Interne Notiz' })).toHaveCount(0)
})

test('a note is changed and removed, and comes back', async () => {
  await notes().getByRole('button', { name: 'Weiteres zu dieser Notiz' }).click()
  await page.getByRole('menuitem', { name: 'Notiz ändern' }).click()
  await page.getByRole('combobox', { name: 'Notiz ändern' }).fill('Bitte prüfen, @Ole Nord bis Dienstag')
  await page.keyboard.press('Control+Enter')
  await expect(notes()).toContainText('bis Dienstag')
  await expect(notes()).toContainText('geändert')
  await undo().click()
  await expect(notes()).toContainText('bis Montag')
  await notes().getByRole('button', { name: 'Weiteres zu dieser Notiz' }).click()
  await page.getByRole('menuitem', { name: 'Notiz entfernen' }).click()
  await expect(notes()).toHaveCount(0)
  await undo().click()
  await expect(notes()).toHaveCount(1)
})

test('a checklist takes lines in, and each is ticked off', async () => {
  await page.keyboard.press('Shift+C')
  await page.keyboard.type('Anrufen')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Angebot ablegen')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Anrufen' }).click()
  await expect(page.getByTestId('checklist')).toContainText('abgehakt von Anna Beispiel')
  await expect(page.getByRole('region', { name: 'Checkliste, 1 von 2 erledigt' })).toBeVisible()
  await page.getByRole('button', { name: '„Angebot ablegen“ entfernen' }).click()
  await expect(page.getByRole('checkbox')).toHaveCount(1)
  await undo().click()
  await expect(page.getByRole('checkbox')).toHaveCount(2)
  expect(await violations(page)).toEqual([])
  await picture(page, 'notes-light-de')
})

test('whom it names finds it, until he has seen it', async () => {
  await nav(/^Erwähnungen/).click()
  await expect(page.getByRole('heading', { name: 'Niemand hat Sie erwähnt' })).toBeVisible()
  await nav(/^Eingang/).click()
  await page.keyboard.press('Escape')
  await desktop.close()
  desktop = await startApp({ data: desktop.data })
  page = desktop.window
  await page.evaluate(async () => {
    const people = await window.rueckkanal.call('people.list', {})
    if (people.ok) await window.rueckkanal.call('people.choose', { id: people.value.people.find(({ name }) => name === 'Ole Nord')?.id ?? null })
    await window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' })
  })
  await resize(desktop.app, 1280, 800)
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await expect(rows()).toHaveCount(1)
  await rows().first().click()
  await expect(nav(/^Mentions$/)).toBeVisible()
  expect(await violations(page)).toEqual([])
  await picture(page, 'notes-dark-en')
  await page.keyboard.press('c')
  await resize(desktop.app, 700, 800)
  await picture(page, 'notes-dark-en-narrow')
})
