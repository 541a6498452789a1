import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { resize } from '../helpers/pictures'

// A conversation on paper: what the system's dialog would be given, without opening one.

declare global {
  interface Window {
    printed?: number
  }
}

let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startApp()
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'dark' }))
  await page.evaluate(() => {
    window.print = () => {
      window.printed = (window.printed ?? 0) + 1
    }
  })
  await resize(desktop.app, 1280, 800)
  const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-print-'))
  const fax = join(folder, 'bestellung.tif')
  const mail = join(folder, 'mail.eml')
  copyFileSync(join('resources', 'samples', 'Bestellung_Tollmoor_04066969418.tif'), fax)
  writeLetter(mail, { id: 'print-1', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Dichtungen', text: 'Guten Tag,\n\nwann kommen die Dichtungen?' })
  await drop(page, [fax, mail])
  await expect(rows()).toHaveCount(2)
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('inbox-row')
const sheet = () => page.getByTestId('print-sheet')
const printed = () => page.evaluate(() => window.printed ?? 0)
/** What a printer would get. */
const paper = async (): Promise<Buffer> => Buffer.from(await desktop.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('base64') ?? ''), 'base64')
const colour = (): Promise<string | undefined> => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor())
const sheets = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

test('a mail is printed with its words alone: no list, no buttons, no darkness', async () => {
  await rows().filter({ hasText: 'Dichtungen' }).click()
  await expect(page.getByTestId('message')).toBeVisible()
  await page.keyboard.press('Control+p')
  await expect.poll(printed).toBe(1)
  await expect(sheet()).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(sheet()).toBeVisible()
  await expect(page.getByTestId('conversation')).toBeHidden()
  await expect(sheet()).toContainText('wann kommen die Dichtungen?')
  await expect(sheet().getByRole('heading', { level: 2 })).toContainText('Erika Beispiel')
  expect(await sheet().evaluate((element) => getComputedStyle(element).color)).toBe('rgb(0, 0, 0)')
  await page.emulateMedia({ media: null })
  // The margins show the window's own colour, and it is dark here.
  await expect.poll(colour).toBe('#FFFFFF')
  expect(sheets(await paper())).toBe(1)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(sheet()).toHaveCount(0)
  await expect.poll(colour).toBe('#121617')
})

test('a note among ourselves stays off the paper', async () => {
  await page.keyboard.press('c')
  await page.keyboard.type('Kunde ist schwierig')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('conversation')).toContainText('Kunde ist schwierig')
  await page.getByRole('button', { name: 'Unterhaltung drucken' }).click()
  await expect.poll(printed).toBe(2)
  expect(await sheet().textContent()).not.toContain('schwierig')
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
})

test('every page of a fax has a sheet of its own, and its picture is there', async () => {
  await rows().filter({ hasText: /Tollmoor/i }).first().click()
  await expect(page.getByTestId('page-picture').first()).toBeVisible()
  await page.keyboard.press('Control+p')
  await expect.poll(printed).toBe(3)
  const pictures = await sheet().locator('img').evaluateAll((all) => (all as HTMLImageElement[]).map((img) => img.naturalWidth))
  expect(pictures.length).toBeGreaterThan(0)
  expect(pictures.every((width) => width > 1_000)).toBe(true)
  const pdf = await paper()
  if (process.env['RUECKKANAL_PRINT']) writeFileSync(process.env['RUECKKANAL_PRINT'], pdf)
  expect(sheets(pdf)).toBe(1 + pictures.length)
})
