import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'
import { startSmtp, type SmtpHost } from '../helpers/smtp'

// Writing on the real window: an answer to all, a message passed on, a new one, blind copies, and one that waits for its moment.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-writing-'))
const mail = join(folder, 'runde.eml')
let smtp: SmtpHost
let desktop: DesktopApp
let page: Page

const rows = () => page.getByTestId('inbox-row')
const field = (name: string) => page.getByTestId('composer').getByLabel(name, { exact: true })
const send = () => page.getByRole('button', { name: 'Senden', exact: true }).click()
const lastMail = async (count: number) => {
  await smtp.received(count)
  return smtp.mails[count - 1]
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  writeFileSync(
    mail,
    [
      'From: Erika Beispiel <erika@nordlicht.example>',
      'To: post@buero.example, Max Muster <max@nordlicht.example>',
      'Cc: lager@nordlicht.example',
      'Subject: Liefertermin',
      'Message-ID: <runde-1@nordlicht.example>',
      'Date: Mon, 23 Nov 2026 09:00:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'Guten Tag,\r\nwann kommt die Ware?',
      '--b',
      'Content-Type: application/pdf; name="Plan.pdf"',
      'Content-Disposition: attachment; filename="Plan.pdf"',
      '',
      '%PDF-1.4 Plan',
      '--b--',
      '',
    ].join('\r\n'),
  )
  smtp = await startSmtp({ login: () => 'ok' })
  desktop = await startApp()
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 0 }))
  await page.evaluate(
    (port) =>
      window.rueckkanal.call('account.save', {
        account: { name: 'Büro Müller', address: 'post@buero.example', host: '127.0.0.1', port, tls: 'none', user: 'post', signature: 'Mit freundlichen Grüßen\nBüro Müller' },
        password: 'geheim',
        readable: false,
      }),
    smtp.port,
  )
  await resize(desktop.app, 1440, 900)
  await drop(page, [mail])
  await rows().filter({ hasText: 'Liefertermin' }).click()
})

test.afterAll(async () => {
  await desktop.close()
  await smtp.close()
})

test('an answer to all goes to everybody but ourselves', async () => {
  await page.getByRole('group', { name: 'Antworten und weiterleiten' }).getByRole('button', { name: 'Allen antworten' }).click()
  await expect(field('Kopie')).toHaveValue('Max Muster <max@nordlicht.example>, lager@nordlicht.example')
  await page.getByRole('button', { name: 'Blindkopie hinzufügen' }).click()
  await field('Blindkopie').fill('chef@buero.example')
  await picture(page, 'writing-all-light-de')
  await send()
  const sent = await lastMail(1)
  expect(sent?.to).toEqual(['erika@nordlicht.example', 'max@nordlicht.example', 'lager@nordlicht.example', 'chef@buero.example'])
  expect(sent?.raw.toString()).not.toMatch(/bcc|chef@/i)
  await expect(page.getByText(/Blindkopie an chef@buero\.example/)).toBeVisible()
})

test('a message is passed on with its words and its files', async () => {
  await page.locator('body').press('f')
  await expect(field('Betreff')).toHaveValue('WG: Liefertermin')
  await expect(field('Text')).toHaveValue(/-{10} Weitergeleitete Nachricht -{10}\nVon: Erika Beispiel <erika@nordlicht\.example>/)
  await expect(page.getByTestId('composer').getByText('Plan.pdf')).toBeVisible()
  await field('An').fill('meister@werk.example')
  await picture(page, 'writing-forward-light-de')
  await send()
  const raw = (await lastMail(2))?.raw.toString() ?? ''
  expect(raw).toMatch(/filename="?Plan\.pdf/)
  expect(raw).not.toMatch(/^In-Reply-To:/im)
})

test('what is written for one message waits while another is answered', async () => {
  await page.locator('body').press('r')
  await field('Text').fill('Erster Entwurf')
  await expect(page.getByText('Entwurf gesichert')).toBeVisible()
  await page.getByRole('button', { name: 'Diese Nachricht weiterleiten' }).first().click()
  await expect(page.getByText('Entwurf 2 von 2')).toBeVisible()
  await page.getByRole('button', { name: 'Zum nächsten' }).click()
  await expect(field('Text')).toHaveValue('Erster Entwurf')
  await expect(page.getByText('Entwurf 1 von 2')).toBeVisible()
})

test('a message to somebody new becomes a conversation when it is sent', async () => {
  await page.getByRole('button', { name: 'Neue Nachricht' }).click()
  await expect(page.getByRole('heading', { name: 'Neue Nachricht' })).toBeVisible()
  await field('An').fill('Hafen AG <info@hafen.example>')
  await field('Betreff').fill('Anfrage Kran')
  await field('Text').fill('Guten Tag')
  await expect(page.getByText('Entwurf gesichert')).toBeVisible()
  await page.getByRole('button', { name: /^Entwürfe/ }).click()
  await expect(rows().filter({ hasText: 'Anfrage Kran' })).toBeVisible()
  await picture(page, 'writing-new-light-de')
  await send()
  expect((await lastMail(3))?.to).toEqual(['info@hafen.example'])
  await page.getByRole('button', { name: /^Eingang/ }).click()
  await expect(rows().filter({ hasText: 'Hafen AG' })).toBeVisible()
})

test('what is to go later waits with its moment and can be called back', async () => {
  await rows().filter({ hasText: 'Hafen AG' }).click()
  await page.locator('body').press('r')
  await field('Text').fill('Bis morgen')
  await page.getByRole('button', { name: 'Später senden' }).click()
  await expect(page.getByRole('menuitem')).not.toHaveCount(0)
  await picture(page, 'writing-later-light-de')
  await page.getByRole('menuitem', { name: 'morgen 08:00' }).click()
  await expect(page.getByTestId('delivery').getByText('Wird gesendet: morgen 08:00')).toBeVisible()
  await picture(page, 'writing-waits-light-de')
  await page.getByTestId('delivery').getByRole('button', { name: 'Zurückholen' }).click()
  await expect(field('Text')).toHaveValue('Bis morgen')
  expect(smtp.mails).toHaveLength(3)
})

test('a text module is written once and put in by its short name', async () => {
  await page.getByRole('button', { name: 'Einstellungen' }).click()
  await page.getByRole('button', { name: 'Textbaustein anlegen' }).click()
  await page.getByLabel('Name des Textbausteins').fill('Anrede')
  await page.getByLabel('Kürzel').fill('gt')
  await page.getByLabel('Text des Textbausteins').fill('Guten Tag {{name}},')
  await page.getByRole('form', { name: 'Textbaustein' }).getByRole('button', { name: 'Speichern' }).click()
  await expect(page.getByText('Diese Platzhalter gibt es nicht: {{name}}', { exact: false })).toBeVisible()
  await page.getByLabel('Text des Textbausteins').fill('Guten Tag {{contact.name}},')
  await page.getByRole('form', { name: 'Textbaustein' }).getByRole('button', { name: 'Speichern' }).click()
  await expect(page.getByTestId('text-module')).toHaveCount(1)
  await picture(page, 'writing-modules-light-de')
  await page.getByRole('button', { name: /^Eingang/ }).click()
  await rows().filter({ hasText: 'Hafen AG' }).click()
  await field('Text').fill('gt')
  await field('Text').press('Tab')
  await expect(field('Text')).toHaveValue('Guten Tag Hafen AG,')
  await page.getByRole('button', { name: 'Textbaustein', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Anrede' }).press('Enter')
  await expect(field('Text')).toHaveValue('Guten Tag Hafen AG,Guten Tag Hafen AG,')
})

test('in English, and in the dark', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.getByRole('button', { name: 'Send later' })).toBeVisible()
  await picture(page, 'writing-reply-dark-en')
})
