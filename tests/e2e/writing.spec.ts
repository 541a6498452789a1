import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'fast-png'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
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

/** a small picture, as a screenshot brings it */
const dot = Buffer.from(encode({ width: 24, height: 24, data: new Uint8Array(24 * 24 * 3).fill(90), channels: 3 }))

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

test('what is sent and done leaves the inbox, and both are taken back with one click', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { undoSeconds: 30 }))
  await page.locator('body').press('r')
  await field('Text').fill('Danke, damit ist es erledigt.')
  await picture(page, 'send-done-light-de')
  await field('Text').press('Control+Shift+Enter')
  await expect(page.getByText('Wird gleich gesendet, die Unterhaltung ist erledigt')).toBeVisible()
  await expect(rows().filter({ hasText: 'Liefertermin' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(rows().filter({ hasText: 'Liefertermin' })).toHaveCount(1)
  await expect(field('Text')).toHaveValue(/damit ist es erledigt/)
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { undoSeconds: 0 }))
  await page.getByTestId('composer').getByRole('button', { name: 'Senden und erledigen' }).click()
  await expect(page.getByText('Gesendet und erledigt')).toBeVisible()
  await lastMail(2)
  await expect(rows().filter({ hasText: 'Liefertermin' })).toHaveCount(0)
  await page.getByRole('toolbar', { name: 'Bearbeitung' }).getByRole('button', { name: 'Wieder öffnen' }).click()
  await expect(rows().filter({ hasText: 'Liefertermin' })).toHaveCount(1)
})

test('a message is passed on with its words and its files', async () => {
  await page.locator('body').press('f')
  await expect(field('Betreff')).toHaveValue('WG: Liefertermin')
  await expect(field('Text')).toHaveValue(/-{10} Weitergeleitete Nachricht -{10}\nVon: Erika Beispiel <erika@nordlicht\.example>/)
  await expect(page.getByTestId('composer').getByText('Plan.pdf')).toBeVisible()
  await expect(page.getByTestId('composer').getByText(/^Zusammen 0,1 MB beim Senden, möglich sind 25 MB$/)).toBeVisible()
  await field('An').fill('meister@werk.example')
  await picture(page, 'writing-forward-light-de')
  await send()
  const raw = (await lastMail(3))?.raw.toString() ?? ''
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
  expect((await lastMail(4))?.to).toEqual(['info@hafen.example'])
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
  expect(smtp.mails).toHaveLength(4)
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

test('several senders: the one that was written to answers, and another brings his signature', async () => {
  await page.getByRole('button', { name: 'Einstellungen' }).click()
  await page.getByRole('button', { name: 'Absender anlegen' }).click()
  const form = page.getByRole('form', { name: 'Absender' })
  await form.getByLabel('Name des Absenders').fill('Buchhaltung')
  await form.getByLabel('Adresse des Absenders').fill('rechnung')
  await form.getByLabel('Signatur').fill('Ihre Buchhaltung')
  await form.getByRole('button', { name: 'Speichern' }).click()
  await expect(form.getByText('Die Adresse „rechnung“ ist nicht vollständig', { exact: false })).toBeVisible()
  await form.getByLabel('Adresse des Absenders').fill('rechnung@buero.example')
  await form.getByRole('button', { name: 'Speichern' }).click()
  await expect(page.getByTestId('identity')).toHaveCount(2)
  await picture(page, 'writing-identities-light-de')
  await page.getByRole('button', { name: /^Eingang/ }).click()
  await page.getByRole('button', { name: 'Neue Nachricht' }).click()
  await expect(field('Von')).toHaveValue('account')
  await expect(field('Text')).toHaveValue(/Büro Müller/)
  await field('Von').selectOption({ label: 'Buchhaltung <rechnung@buero.example>' })
  await expect(field('Text')).toHaveValue('\n\n\nIhre Buchhaltung\n')
  await field('An').fill('kunde@hafen.example')
  const before = smtp.mails.length
  await send()
  expect((await lastMail(before + 1))?.from).toBe('rechnung@buero.example')
})

test('formatting by the keys alone, with a picture in the text, goes as both kinds of text', async () => {
  await page.getByRole('button', { name: 'Neue Nachricht' }).click()
  await field('An').fill('kunde@hafen.example')
  await field('Betreff').fill('Schaden')
  await field('Text').fill('')
  await field('Text').press('Control+b')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await expect(text).toBeFocused()
  await page.keyboard.press('Control+b')
  await page.keyboard.type('Größe: sehr wichtig')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(', bitte ansehen.')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Aufzählung' }).press('Enter')
  await page.keyboard.type('erstens')
  await page.keyboard.press('Enter')
  await page.keyboard.type('zweitens')
  await page.locator('.format-bar input[type=file]').setInputFiles({ name: 'Schaden.png', mimeType: 'image/png', buffer: dot })
  await expect(text.getByRole('img', { name: 'Schaden.png' })).toHaveJSProperty('naturalWidth', 24)
  await expect(page.getByText('Entwurf gesichert')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await picture(page, 'writing-formatted-light-de')
  const before = smtp.mails.length
  await send()
  const raw = (await lastMail(before + 1))?.raw.toString() ?? ''
  expect(raw.match(/multipart\/(\w+)/g)).toEqual(['multipart/alternative', 'multipart/related'])
  expect(raw).toContain('*Gr=C3=B6=C3=9Fe: sehr wichtig*, bitte ansehen.')
  expect(raw).toContain('<strong>Gr=C3=B6=C3=9Fe: sehr wichtig</strong>')
  expect(raw).toContain('Content-Disposition: inline; filename=Schaden.png')
  // What was sent shows its picture.
  const shown = page.frameLocator('.mail-frame').getByRole('img', { name: 'Schaden.png' })
  await expect(shown).toHaveJSProperty('naturalWidth', 24)
  await picture(page, 'writing-formatted-sent-light-de')
})

test('what is pasted is words and the few looks there are; plain text is one press away, and back', async () => {
  await page.getByRole('button', { name: 'Neue Nachricht' }).click()
  await field('Text').fill('Hallo')
  await page.getByRole('button', { name: 'Formatieren' }).click()
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await expect(text).toBeFocused()
  await text.evaluate((own) => {
    const data = new DataTransfer()
    data.setData('text/html', '<p onclick="x()">eins <b>zwei</b><script>window.planted = 1</script><img src="https://spion.example/a.png" onerror="window.planted = 1"><a href="javascript:x()">drei</a><iframe src="https://x.example"></iframe></p>')
    data.setData('text/plain', 'eins zwei drei')
    own.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(text.locator('strong')).toHaveText('zwei')
  expect(await text.locator('img, a, iframe, script, [onclick]').count()).toBe(0)
  expect(await page.evaluate(() => 'planted' in window)).toBe(false)
  await page.getByRole('button', { name: 'Nur Text' }).click()
  await expect(field('Text')).toHaveValue(/\*zwei\*/)
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(text.locator('strong')).toHaveText('zwei')
})

test('in English, and in the dark', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.getByRole('button', { name: 'Send later' })).toBeVisible()
  await picture(page, 'writing-reply-dark-en')
})

test('a kill while somebody writes loses the last moment at most, formatted or not', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await page.getByRole('button', { name: 'Neue Nachricht' }).click()
  // The answer that was open before has a subject: only the new letter has none.
  await expect(field('Betreff')).toHaveValue('')
  await field('Betreff').fill('Unterbrochen')
  await field('Text').press('Control+b')
  const text = () => page.getByRole('textbox', { name: 'Text', exact: true })
  await expect(text()).toBeFocused()
  await page.keyboard.press('Control+Home')
  await page.getByRole('button', { name: 'Fett' }).click()
  await page.keyboard.type('Gesichert')
  await expect(page.getByText('Entwurf gesichert')).toBeVisible()
  await page.keyboard.type(' und noch nicht')
  const ended = new Promise((resolve) => desktop.app.process().once('exit', resolve))
  desktop.app.process().kill('SIGKILL')
  await ended
  desktop = await startApp({ data: desktop.data })
  page = desktop.window
  await page.getByRole('button', { name: /^Entwürfe/ }).click()
  await rows().filter({ hasText: 'Unterbrochen' }).click()
  await expect(text().locator('strong').first()).toHaveText(/^Gesichert/)
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible()
  await resize(desktop.app, 760, 700)
  expect(await violations(page)).toEqual([])
  await picture(page, 'writing-formatted-narrow-dark-en')
})
