import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'

// A mail that our own server found to be from somebody else: it stands alone and warns; a person's word puts it where it
// says it belongs, and one key takes that back.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-denied-'))
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

const bill = ['From: Erika Beispiel <erika@nord.example>', 'To: post@buero.example', 'Message-ID: <1@nord.example>', 'Date: Mon, 02 Nov 2026 09:00:00 +0100', 'Subject: Rechnung 17', '', 'Anbei die Rechnung.']
const forged = [
  'Authentication-Results: mx.buero.example; spf=pass smtp.mailfrom=evil.example; dmarc=fail header.from=nord.example', 'Received: from evil by mx.buero.example; Tue, 03 Nov 2026 09:15:00 +0100',
  'From: Erika Beispiel <erika@nord.example>', 'To: post@buero.example', 'Message-ID: <2@nord.example>', 'In-Reply-To: <1@nord.example>', 'Date: Tue, 03 Nov 2026 09:15:00 +0100', 'Subject: AW: Rechnung 17', '', 'Neue IBAN, bitte dorthin zahlen.',
]

test.beforeAll(async () => {
  desktop = await startApp()
  page = desktop.window
  await resize(desktop.app, 1280, 860)
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  for (const [name, lines] of [['bill.eml', bill], ['forged.eml', forged]] as const) {
    writeFileSync(join(folder, name), lines.join('\r\n'))
    await drop(page, [join(folder, name)])
    await expect(rows().filter({ hasText: name === 'bill.eml' ? 'Anbei die Rechnung' : 'Neue IBAN' })).toHaveCount(1)
  }
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('inbox-row')
const warning = () => page.getByRole('status').filter({ hasText: 'kommt diese E-Mail nicht von dem Absender' })
const messages = () => page.getByTestId('message')

test('it stands by itself, warns, and leads to where it pretends to belong', async () => {
  await expect(rows()).toHaveCount(2)
  await rows().filter({ hasText: 'Neue IBAN' }).click()
  await expect(messages()).toHaveCount(1)
  await expect(warning()).toContainText('Sie gibt sich als Antwort in „Rechnung 17“ aus.')
  await picture(page, 'denied-sender-light-de')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.getByRole('button', { name: 'The sender is genuine' })).toBeVisible()
  await picture(page, 'denied-sender-dark-en')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await warning().getByRole('button').first().press('Enter')
  await expect(messages()).toHaveCount(1)
  await expect(messages()).toContainText('Anbei die Rechnung.')
  await expect(warning()).toHaveCount(0)
})

test('a person’s word puts it there, and takes it back', async () => {
  await rows().filter({ hasText: 'Neue IBAN' }).click()
  await page.getByRole('button', { name: 'Absender ist echt' }).press('Enter')
  await expect(messages()).toHaveCount(2)
  await expect(rows()).toHaveCount(1)
  await expect(warning()).toHaveCount(0)
  await expect(page.getByText('Die E-Mail steht jetzt bei ihrem Absender.')).toBeVisible()
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(rows()).toHaveCount(2)
  await rows().filter({ hasText: 'Neue IBAN' }).click()
  await expect(messages()).toHaveCount(1)
  await expect(warning()).toHaveCount(1)
})
