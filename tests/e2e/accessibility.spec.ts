import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { resize } from '../helpers/pictures'
import { startSmtp, type SmtpHost } from '../helpers/smtp'

// The window for people who hear it or who have only keys: axe-core on every screen in both themes, and a reply by keyboard alone.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-keys-'))
let smtp: SmtpHost
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  smtp = await startSmtp({ login: () => 'ok' })
  desktop = await startApp()
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 0 }))
  await resize(desktop.app, 1440, 900)
})

test.afterAll(async () => {
  await desktop.close()
  await smtp.close()
})

async function inBothThemes(screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((chosen) => window.rueckkanal.call('preferences.set', { theme: chosen }), theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    // Soft: one barrier must not hide the ones on the screens after it.
    expect.soft(await violations(page), `${screen}, ${theme}`).toEqual([])
  }
}

const nav = (name: RegExp) => page.getByRole('navigation').first().getByRole('button', { name })
const rows = () => page.getByTestId('inbox-row')

test('the first run has no barrier', async () => {
  await expect(page.getByRole('heading', { name: 'Willkommen bei Rückkanal' })).toBeVisible()
  await inBothThemes('first run')
})

test('inbox and fax have no barrier, read or not', async () => {
  const mail = join(folder, 'anfrage.eml')
  writeLetter(mail, { id: 'keys-1', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Liefertermin', text: 'Wann kommen die Dichtungen?\r\n> Wir haben bestellt.' })
  await drop(page, [join('resources', 'samples', 'Fax_069_90009713_08.10.2026.tif'), mail])
  await expect(rows()).toHaveCount(2)
  await rows().filter({ hasNotText: 'Liefertermin' }).click()
  await expect(page.getByTestId('page-picture').first()).toBeVisible()
  await expect(page.getByTestId('word-layer').first()).toBeVisible({ timeout: 60_000 })
  await inBothThemes('fax')
  await page.getByRole('button', { name: 'In voller Größe' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await inBothThemes('fax in full size')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Text' }).first().click()
  await expect(page.getByTestId('page-text')).toBeVisible()
  await inBothThemes('text of a fax')
})

test('mail and composer have no barrier', async () => {
  await rows().filter({ hasText: 'Liefertermin' }).click()
  await expect(page.getByTestId('conversation')).toContainText('Wann kommen die Dichtungen?')
  await inBothThemes('mail')
  await page.getByRole('button', { name: 'Per E-Mail antworten' }).click()
  await expect(page.getByTestId('composer')).toBeVisible()
  await inBothThemes('composer')
  await page.getByRole('button', { name: 'Senden', exact: true }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await inBothThemes('composer that cannot send')
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click()
  await inBothThemes('toast')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await inBothThemes('keyboard help')
  await page.keyboard.press('Escape')
})

test('search has no barrier', async () => {
  await page.keyboard.press('Control+f')
  await page.getByRole('combobox', { name: 'Suchen' }).fill('dichtungen')
  await expect(page.getByTestId('search-hit').first()).toBeVisible()
  await inBothThemes('search')
  await page.getByRole('combobox', { name: 'Suchen' }).fill('')
})

test('the overview has no barrier', async () => {
  await nav(/^Überblick/).click()
  await expect(page.getByTestId('dialogue')).toBeVisible()
  await inBothThemes('overview')
  await page.getByText('Geschäftszeiten und Datenschutz').click()
  await page.getByText('Womit gerechnet wird').click()
  await page.getByRole('button', { name: 'Als Tabelle' }).first().click()
  await inBothThemes('overview with all that can be opened')
})

test('settings and review have no barrier', async () => {
  await nav(/^Einstellungen/).click()
  await expect(page.getByRole('heading', { name: 'E-Mail-Konto' })).toBeVisible()
  await inBothThemes('settings')
  await nav(/^Klärung nötig/).click()
  await inBothThemes('review')
})

test('a reply is written and sent with keys alone, from the start of the window', async () => {
  const { data } = desktop
  const account = { name: 'Büro', address: 'post@buero.example', host: '127.0.0.1', port: smtp.port, tls: 'none', user: 'post', signature: '' } as const
  await page.evaluate((input) => window.rueckkanal.call('account.save', { account: input, password: 'geheim', readable: true }), account)
  await desktop.close()
  desktop = await startApp({ data })
  page = desktop.window
  await expect(rows()).toHaveCount(2)
  const list = page.getByRole('listbox', { name: 'Unterhaltungen' })
  const inList = () => list.evaluate((element) => element === document.activeElement)
  for (let steps = 0; steps < 20 && !(await inList()); steps++) {
    await page.keyboard.press('Tab')
    // Wherever the keys are, that is to be seen.
    const seen = await page.evaluate(() => {
      const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement as Element)
      return outlineStyle !== 'none' || boxShadow !== 'none' || document.activeElement === document.body
    })
    expect(seen, await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '')).toBe(true)
  }
  expect(await inList()).toBe(true)
  await page.keyboard.press('Home')
  const subject = () => page.getByTestId('conversation').getByRole('heading', { level: 2 }).first().textContent()
  if ((await subject()) !== 'Liefertermin') await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('conversation')).toContainText('Wann kommen die Dichtungen?')
  await page.keyboard.press('Enter')
  await page.keyboard.press('r')
  await expect(page.getByLabel('Text', { exact: true })).toBeFocused()
  await page.keyboard.type('Morgen.')
  await page.keyboard.press('Control+Enter')
  await smtp.received(1)
  await expect(page.getByText(/^Gesendet/).first()).toBeVisible()
  expect(smtp.mails[0]?.raw.toString()).toContain('Morgen.')
  // The keys are not lost with the composer that went away.
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
})
