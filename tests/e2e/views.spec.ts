import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'

// A search by how the work stands, kept as a place at the left, named, ordered, removed and back; a sender who is blocked.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-views-'))
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

const mail = (id: string, from: string, subject: string): string =>
  [`From: ${from}`, 'To: post@buero.example', `Message-ID: <${id}@mail.example>`, `Date: Mon, 02 Nov 2026 09:0${id}:00 +0100`, `Subject: ${subject}`, '', `Es geht um ${subject}.`].join('\r\n')

async function takeIn(name: string, text: string): Promise<void> {
  writeFileSync(join(folder, name), text)
  await drop(page, [join(folder, name)])
}

test.beforeAll(async () => {
  desktop = await startApp()
  page = desktop.window
  await resize(desktop.app, 1280, 860)
  await page.evaluate(async () => {
    const { call } = window.rueckkanal
    await call('preferences.set', { language: 'de', theme: 'light' })
    const anna = await call('people.save', { id: null, name: 'Anna Berger', initials: '', colour: null, hours: [] })
    if (anna.ok) await call('people.choose', { id: anna.value.id })
    await call('labels.save', { id: null, name: 'Neue Ware', colour: null })
  })
  await takeIn('1.eml', mail('1', 'Nord <post@nord.example>', 'Angebot Ventile'))
  await takeIn('2.eml', mail('2', 'Sued <post@sued.example>', 'Angebot Flansche'))
  await takeIn('3.eml', mail('3', 'Werbung <news@spam.example>', 'Nur heute billiger'))
  await expect(rows()).toHaveCount(3)
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('inbox-row')
const hits = () => page.getByTestId('search-hit')
const field = () => page.getByRole('combobox', { name: 'Suchen' })
const rail = () => page.getByRole('navigation').first()
const place = (name: string | RegExp) => rail().getByRole('list', { name: 'Gemerkte Suchen' }).getByRole('button', { name })
const named = () => rail().getByRole('list', { name: 'Gemerkte Suchen' }).locator('.rail-item')
const undo = () => page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).last()

test('suggestions offer states, those who work here and the labels there are', async () => {
  await rows().filter({ hasText: 'Ventile' }).click()
  await expect(page.getByRole('toolbar', { name: 'Bearbeitung' })).toBeVisible()
  await page.keyboard.press('z')
  await page.getByRole('menuitemcheckbox', { name: 'Anna Berger' }).press('Enter')
  await field().fill('zust')
  await expect(page.getByRole('option', { name: /^zustand:/ })).toBeVisible()
  await field().fill('angebot zuständig:')
  await expect(page.getByRole('option', { name: 'zuständig:ich' })).toBeVisible()
  await expect(page.getByRole('option', { name: 'Anna Berger' })).toBeVisible()
  await picture(page, 'views-suggestions-light-de')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field()).toHaveValue('angebot zuständig:ich ')
  await expect(hits()).toHaveCount(1)
  await expect(hits()).toContainText('Ventile')
  await field().fill('angebot zuständig:Fritz')
  await expect(page.getByText('„Fritz“ heißt hier niemand.')).toBeVisible()
})

test('a search is kept at the left with its count, which follows what is done', async () => {
  await field().fill('angebot zustand:offen')
  await expect(hits()).toHaveCount(2)
  await page.getByRole('button', { name: 'Suche merken' }).click()
  await page.getByRole('textbox', { name: 'Name der Suche' }).fill('Offene Angebote')
  await page.keyboard.press('Enter')
  await expect(place('Offene Angebote, 2')).toHaveAttribute('aria-current', 'page')
  await page.evaluate(() => window.rueckkanal.call('search.save', { id: null, name: 'Meine', query: 'zuständig:ich' }))
  await expect(named()).toHaveText([/Offene Angebote/, /Meine/])
  expect(await violations(page)).toEqual([])
  await picture(page, 'views-light-de')
  await hits().filter({ hasText: 'Flansche' }).click()
  await expect(page.getByRole('heading', { name: 'Angebot Flansche' })).toBeVisible()
  await page.keyboard.press('d')
  await expect(place('Offene Angebote, 1')).toBeVisible()
})

test('it is called, ordered and removed by keys, and comes back to its place', async () => {
  await named().nth(1).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(named()).toHaveText([/Meine/, /Offene Angebote/])
  await expect(named().nth(0)).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.type('Anna')
  await page.keyboard.press('Enter')
  await expect(named()).toHaveText([/Anna/, /Offene Angebote/])
  await expect(named().nth(0)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field()).toHaveValue('zuständig:ich')
  await expect(hits()).toHaveCount(1)
  await named().nth(0).focus()
  await page.keyboard.press('Delete')
  await expect(named()).toHaveText([/Offene Angebote/])
  await undo().click()
  await expect(named()).toHaveText([/Anna/, /Offene Angebote/])
})

test('by mouse it is renamed and moved from its menu; the palette leads to it', async () => {
  await rail().getByText('Anna', { exact: true }).hover()
  await place('Weiteres zu „Anna“').click()
  await picture(page, 'views-menu-light-de')
  await page.getByRole('menuitem', { name: 'Nach unten' }).click()
  await expect(named()).toHaveText([/Offene Angebote/, /Anna/])
  await page.keyboard.press('Control+k')
  await page.keyboard.type('offene ang')
  await expect(page.getByRole('option', { name: /Offene Angebote/ })).toBeVisible()
  await picture(page, 'views-palette-light-de')
  await page.keyboard.press('Enter')
  await expect(field()).toHaveValue('angebot zustand:offen')
})

test('a sender is blocked from a message, with what is already there, and all of it is taken back', async () => {
  await rail().getByRole('button', { name: /^Eingang/ }).click()
  await rows().filter({ hasText: 'billiger' }).click()
  await page.getByRole('button', { name: 'Weiteres zu dieser Nachricht' }).click()
  await page.getByRole('menuitem', { name: 'Absender sperren …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Absender sperren' })
  await dialog.getByRole('radio', { name: 'alle Adressen von spam.example' }).check()
  await expect(dialog.getByRole('checkbox', { name: 'Auch die Unterhaltung, die schon da ist, in Junk legen' })).toBeChecked()
  expect(await violations(page)).toEqual([])
  await picture(page, 'blocked-dialog-light-de')
  await dialog.getByRole('button', { name: 'Sperren' }).press('Enter')
  await expect(page.getByText('Gesperrt: spam.example. Eine Unterhaltung liegt jetzt in Junk.')).toBeVisible()
  await expect(rail().getByRole('button', { name: 'Junk, 1' })).toBeVisible()
  await undo().click()
  await expect(rail().getByRole('button', { name: 'Junk', exact: true })).toBeVisible()
})

test('what comes from one who is blocked lies in junk and says so; the settings count it and lift the block', async () => {
  await rail().getByRole('button', { name: 'Einstellungen' }).click()
  await page.locator('.settings-nav').getByRole('button', { name: 'Gesperrte Absender' }).click()
  await page.getByRole('button', { name: 'Absender sperren' }).click()
  const form = page.getByRole('form', { name: 'Absender sperren' })
  await form.getByRole('combobox', { name: 'Art' }).selectOption({ label: 'Domain mit allen Adressen' })
  await form.getByRole('textbox', { name: 'Absender' }).fill('nix')
  await form.getByRole('button', { name: 'Speichern' }).click()
  await expect(form.getByRole('alert')).toContainText('„nix“ ist keine Domain')
  await form.getByRole('textbox', { name: 'Absender' }).fill('spam.example')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('blocked')).toContainText('seither nichts gekommen')
  await takeIn('4.eml', mail('4', 'Werbung <news@mail.spam.example>', 'Noch billiger'))
  await expect(rail().getByRole('button', { name: 'Junk, 2' })).toBeVisible()
  await expect(page.getByTestId('blocked')).toContainText('seither 1 Nachricht in Junk')
  expect(await violations(page)).toEqual([])
  await picture(page, 'blocked-settings-light-de')
  await rail().getByRole('button', { name: 'Junk, 2' }).click()
  await rows().filter({ hasText: 'Noch billiger' }).click()
  await expect(page.getByText('Liegt in Junk, weil der Absender gesperrt ist: alle Adressen von spam.example.')).toBeVisible()
  await picture(page, 'blocked-message-light-de')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.getByText('Lies in junk because the sender is blocked')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await picture(page, 'blocked-message-dark-en')
  await resize(desktop.app, 760, 700)
  await page.getByRole('button', { name: 'Lift block' }).click()
  await expect(page.getByText('Lies in junk because the sender is blocked')).toHaveCount(0)
  await picture(page, 'views-narrow-dark-en')
})
