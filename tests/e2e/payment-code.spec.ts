import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { startApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { payment, writeShortFax } from '../helpers/short-fax'

// Reading codes needs its WebAssembly beside the app: that it is there shows only in the built and in the packaged one.

test('a payment code on a fax gives the account that its words do not name', async () => {
  const fax = join(mkdtempSync(join(tmpdir(), 'rueckkanal-code-')), 'rechnung.tif')
  await writeShortFax(fax, { number: 'R-26-11902', date: '06.11.2026', seed: 4, skew: -0.4, stamped: '06.11.2026 10:31  TOLLMOOR ANLAGENBAU  FAX 04066969418  S.1/1', withCode: true })
  const desktop = await startApp()
  const { window: page } = desktop
  try {
    await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de' }))
    await drop(page, [fax])
    await page.getByTestId('inbox-row').first().click({ timeout: 60_000 })
    const record = page.getByTestId('fax-record').first()
    await expect(record.locator('[data-field="iban"]')).toContainText(payment.iban.replace(/(.{4})(?=.)/g, '$1 '), { timeout: 60_000 })
    await expect(record.locator('[data-field="totalAmount"]')).toContainText('1.487,50')
  } finally {
    await desktop.close()
  }
})
