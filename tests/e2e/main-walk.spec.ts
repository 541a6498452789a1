import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { makeFormatFixtures } from '../../scripts/samples/formats.mjs'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'
import { startSmtp, type SmtpHost } from '../helpers/smtp'

// The main job on the real window: a fax and a mail come in, the fax is read, a reply goes out, all is there after a restart.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-walk-'))
const samples = join('resources', 'samples')
const mail = join(folder, 'rueckfrage.eml')
let smtp: SmtpHost
let desktop: DesktopApp
let page: Page

const rows = () => page.getByTestId('inbox-row')

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await makeFormatFixtures(folder)
  copyFileSync(join(samples, 'Bestellung_Tollmoor_04066969418.tif'), join(folder, 'bestellung.tif'))
  writeFileSync(
    mail,
    [
      'From: Erika Beispiel <erika@nordlicht.example>',
      'To: post@buero.example',
      'Subject: =?utf-8?Q?Liefertermin_f=C3=BCr_die_Dichtungen?=',
      'Message-ID: <walk-1@nordlicht.example>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      'Guten Tag,\r\nwann kommen die bestellten Dichtungen?\r\nGrüße aus Kiel',
      '',
    ].join('\r\n'),
  )
  smtp = await startSmtp({ login: () => 'ok' })
  await open()
})

test.afterAll(async () => {
  await desktop.close()
  await smtp.close()
})

async function open(data?: string): Promise<void> {
  desktop = await startApp(data === undefined ? {} : { data })
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 10 }))
  await resize(desktop.app, 1440, 900)
}

test('an empty app explains itself', async () => {
  await expect(page.getByRole('heading', { name: 'Willkommen bei Rückkanal' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Ordner wählen/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Konto einrichten/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Mit Beispielen ausprobieren/ })).toBeVisible()
  await picture(page, 'first-run-light-de')
})

test('a G4 TIFF and a mail are dropped and stand in the list', async () => {
  await drop(page, [join(folder, 'bestellung.tif'), mail])
  await expect(rows()).toHaveCount(2)
  await expect(rows().filter({ hasText: 'Liefertermin für die Dichtungen' })).toBeVisible()
})

test('the fax is read on this machine and its German words lie over the picture', async () => {
  await rows().filter({ hasText: /Tollmoor/i }).first().click()
  await expect(page.getByTestId('page-picture').first()).toBeVisible()
  await expect(page.getByTestId('word-layer').first()).toContainText('Bestellung', { timeout: 60_000 })
  await expect(page.getByTestId('word-layer').first()).toContainText('4500-71833')
  await picture(page, 'fax-light-de')
})

test('the search finds the fax by a word of its picture and marks it there', async () => {
  await page.keyboard.press('Control+f')
  await page.getByRole('combobox', { name: 'Suchen' }).fill('bestellung 4500')
  await expect(page.getByTestId('search-hit')).toHaveCount(1)
  await page.getByTestId('search-hit').first().click()
  await expect(page.getByTestId('page-hit').first()).toBeVisible()
  await page.getByRole('button', { name: 'Suche beenden' }).click()
})

test('a reply without an account says where to set one up; the account is tested and kept', async () => {
  await page.getByRole('button', { name: /Einstellungen/ }).click()
  await page.getByLabel('E-Mail-Adresse').fill('post@buero.example')
  await page.getByLabel('Postausgangsserver').fill('127.0.0.1')
  await page.getByLabel('Anschluss').fill(String(smtp.port))
  await page.getByLabel('Verschlüsselung').selectOption('none')
  await page.getByLabel('Benutzer').fill('post')
  await page.getByLabel('Kennwort', { exact: true }).fill('geheim')
  await page.getByRole('button', { name: 'Verbindung prüfen' }).click()
  await expect(page.getByText(/Die Verbindung steht/)).toBeVisible()
  await page.getByRole('button', { name: 'Speichern', exact: true }).click()
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible()
})

test('a reply goes out by e-mail through a real server and says what became of it', async () => {
  await page.getByRole('button', { name: /^Eingang/ }).click()
  await rows().filter({ hasText: 'Liefertermin' }).click()
  await page.getByRole('button', { name: 'Per E-Mail antworten' }).click()
  await expect(page.getByLabel('An', { exact: true })).toHaveValue(/erika@nordlicht\.example/)
  await page.getByLabel('Text', { exact: true }).fill('Guten Tag,\ndie Dichtungen gehen morgen hinaus.\nMit freundlichen Grüßen')
  await expect(page.getByText('Entwurf gesichert')).toBeVisible()
  await picture(page, 'composer-light-de')
  await page.getByRole('button', { name: 'Senden', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Rückgängig' })).toBeVisible()
  await smtp.received(1)
  await expect(page.getByText(/^Gesendet/).first()).toBeVisible()
  const [received] = smtp.mails
  expect(received?.to).toEqual(['erika@nordlicht.example'])
  expect(received?.raw.toString()).toMatch(/In-Reply-To: <walk-1@nordlicht\.example>/)
  expect(received?.raw.toString()).toMatch(/Message-ID: <[0-9a-f-]{36}@buero\.example>/)
})

test('undo brings the reply back as a draft, and nothing is sent', async () => {
  await page.getByRole('button', { name: 'Per E-Mail antworten' }).click()
  await page.getByLabel('Text', { exact: true }).fill('Doch nicht.')
  await page.getByRole('button', { name: 'Senden', exact: true }).click()
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Doch nicht.')
  expect(smtp.mails).toHaveLength(1)
})

test('after a restart all of it is still there', async () => {
  const { data } = desktop
  await desktop.close()
  await open(data)
  await expect(rows()).toHaveCount(2)
  await rows().filter({ hasText: 'Liefertermin' }).click()
  await expect(page.getByText(/^Gesendet/).first()).toBeVisible()
  await expect(page.getByTestId('conversation').getByText('die Dichtungen gehen morgen hinaus.')).toBeVisible()
  await rows().filter({ hasText: /Tollmoor/i }).first().click()
  await expect(page.getByTestId('word-layer').first()).toContainText('Bestellung')
})

test('what cannot be read waits with its reason and its ways on', async () => {
  writeFileSync(join(folder, 'notiz.xyz'), 'kein Fax')
  await drop(page, [join(folder, 'notiz.xyz')])
  await page.getByRole('button', { name: /Klärung nötig/ }).click()
  await expect(page.getByText('Dieser Dateityp kann nicht gelesen werden', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Zuordnen' })).toBeVisible()
  await page.getByRole('button', { name: 'Verwerfen' }).click()
  await expect(page.getByText('Alles geklärt')).toBeVisible()
})
