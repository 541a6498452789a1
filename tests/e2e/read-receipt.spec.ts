import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { startApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'
import { startSmtp } from '../helpers/smtp'

test('whoever reads a mail is told that its sender wants to know, and nobody tells him by itself', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'rueckkanal-receipt-')), 'frist.eml')
  writeFileSync(path, ['From: Erika Beispiel <erika@nord.example>', 'To: post@buero.example', 'Message-ID: <1@nord.example>', 'Date: Mon, 02 Nov 2026 09:00:00 +0100', 'Subject: Fristsache', 'Disposition-Notification-To: erika@nord.example', '', 'Bitte bis Freitag antworten.'].join('\r\n'))
  const smtp = await startSmtp()
  const desktop = await startApp()
  const { window: page } = desktop
  try {
    await resize(desktop.app, 900, 700)
    await page.evaluate((port) => window.rueckkanal.call('account.save', { account: { name: 'Büro', address: 'post@buero.example', host: '127.0.0.1', port, tls: 'none', user: '', signature: '' }, password: null, readable: false }), smtp.port)
    await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 0 }))
    await drop(page, [path])
    const row = page.getByTestId('inbox-row').filter({ hasText: 'Fristsache' })
    await row.click()
    await expect(page.getByText('Der Absender bittet um eine Lesebestätigung.', { exact: false })).toBeVisible()
    await picture(page, 'read-receipt-light-de')
    await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
    await expect(page.getByText('The sender asks for a read receipt.', { exact: false })).toBeVisible()
    await picture(page, 'read-receipt-dark-en')
    // It was read by now; what is sent next is the first that leaves.
    await page.getByRole('button', { name: 'Reply by e-mail' }).click()
    await page.getByTestId('composer').getByLabel('Text', { exact: true }).fill('Gelesen.')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await smtp.received(1)
    expect(smtp.mails.map(({ raw }) => /Gelesen\./.test(raw.toString()))).toEqual([true])
  } finally {
    await desktop.close()
    await smtp.close()
  }
})
