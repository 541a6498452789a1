import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'

// A mail that is nothing but a calendar part: list, conversation and search say what it is about, and its cancellation says so.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-appointments-'))
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

const mail = (method: string, id: number, more: readonly string[] = []): string =>
  [
    'From: Erika Beispiel <erika@nord.example>', 'To: post@buero.example', `Message-ID: <${String(id)}@nord.example>`, `Date: Mon, 0${String(id)} Nov 2026 09:00:00 +0100`, ...(id > 1 ? ['In-Reply-To: <1@nord.example>'] : []),
    'Subject: Abnahme', `Content-Type: text/calendar; charset=utf-8; method=${method}`, '',
    'BEGIN:VCALENDAR', `METHOD:${method}`, 'BEGIN:VEVENT', 'SUMMARY:Abnahme Werkhalle', 'DTSTART;TZID="W. Europe Standard Time":20261203T140000', 'DTEND;TZID="W. Europe Standard Time":20261203T153000',
    'LOCATION:Feldweg 3\\, Musterstadt', 'ORGANIZER;CN=Erika Beispiel:mailto:erika@nord.example', ...more, 'END:VEVENT', 'END:VCALENDAR',
  ].join('\r\n')

test.beforeAll(async () => {
  desktop = await startApp()
  page = desktop.window
  await resize(desktop.app, 1280, 860)
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  writeFileSync(join(folder, 'invitation.eml'), mail('REQUEST', 1, ['RRULE:FREQ=WEEKLY']))
  writeFileSync(join(folder, 'cancellation.eml'), mail('CANCEL', 2))
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('inbox-row')
const cards = () => page.getByTestId('appointment')

test('an invitation says what, when, where and from whom', async () => {
  await drop(page, [join(folder, 'invitation.eml')])
  await expect(rows().filter({ hasText: 'Abnahme Werkhalle 2026-12-03 14:00–15:30 Europe/Berlin Feldweg 3' })).toHaveCount(1)
  await rows().first().click()
  await expect(cards()).toHaveCount(1)
  await expect(cards()).toHaveAttribute('aria-label', 'Einladung zu einem Termin')
  await expect(cards()).toContainText('Donnerstag, 3. Dezember 2026')
  await expect(cards()).toContainText('(Mitteleuropäische Zeit) · wiederkehrend')
  await expect(cards()).toContainText('Feldweg 3, Musterstadt')
  // What stands in the card is not said again below it, and nobody is told that there is no text.
  await expect(page.getByTestId('message')).not.toContainText('2026-12-03')
  await expect(page.getByTestId('message')).not.toContainText('ohne Text')
  await picture(page, 'appointment-light-de')
})

test('its cancellation is told apart, in the other language and in a narrow window, too', async () => {
  await drop(page, [join(folder, 'cancellation.eml')])
  await expect(cards()).toHaveCount(2)
  await expect(cards().nth(1)).toHaveAttribute('aria-label', 'Dieser Termin ist abgesagt')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(cards().nth(1)).toContainText('This appointment is cancelled')
  await resize(desktop.app, 820, 700)
  await picture(page, 'appointment-dark-en')
})

test('it is found by its place', async () => {
  const found = await page.evaluate(() => window.rueckkanal.call('search.find', { query: 'Werkhalle Musterstadt', limit: 10, before: null }))
  expect(found).toMatchObject({ ok: true, value: { hits: [{}, {}] } })
})
