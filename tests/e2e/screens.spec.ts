import { expect, test, type Page } from 'playwright/test'
import { freshDataFolder, startApp, type DesktopApp } from '../helpers/desktop-app'
import { picture, resize } from '../helpers/pictures'
import { sound } from '../helpers/sound'

// Every screen with the app's own samples, in both languages and themes: nothing cut off, nothing unsaid, nothing failing.

let desktop: DesktopApp
let page: Page
const complaints: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const data = freshDataFolder()
  desktop = await startApp({ data })
  page = desktop.window
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await resize(desktop.app, 1440, 900)
})

test.afterAll(async () => {
  await desktop.close()
})

test('the samples come in, are read, and span fax and mail', async () => {
  test.setTimeout(300_000)
  await page.getByRole('button', { name: /Mit Beispielen ausprobieren/ }).click()
  await expect(page.getByTestId('inbox-row').first()).toBeVisible()
  await expect
    .poll(
      async () => {
        const list = await page.evaluate(() => window.rueckkanal.call('inbox.list', { filter: 'all', limit: 100, before: null }))
        return list.ok && list.value.rows.length > 5 ? list.value.rows.reduce((sum, row) => sum + row.pagesWaiting, 0) : -1
      },
      { timeout: 240_000 },
    )
    .toBe(0)
})

for (const [language, theme] of [['de', 'light'], ['de', 'dark'], ['en', 'light'], ['en', 'dark']] as const) {
  test(`every screen is sound: ${language}, ${theme}`, async () => {
    await page.evaluate((preferences) => window.rueckkanal.call('preferences.set', preferences), { language, theme })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    const nav = page.getByRole('navigation').first()
    await nav.getByRole('button', { name: language === 'de' ? /^Eingang/ : /^Inbox/ }).click()
    await page.getByTestId('inbox-row').filter({ hasText: /Reklamation/i }).first().click()
    await expect(page.getByTestId('page-picture').first()).toBeVisible()
    // Complete is also what has no picture yet: the page has to be drawn.
    await expect.poll(() => page.getByTestId('page-picture').first().locator('img').evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
    await page.getByTestId('page-picture').first().locator('img').evaluate((img) => (img as HTMLImageElement).decode())
    expect(await sound(page)).toEqual([])
    await picture(page, `inbox-${theme}-${language}`)
    await page.getByTestId('inbox-row').filter({ hasText: /Strangventil/i }).first().click()
    await expect(page.getByTestId('message').first()).toBeVisible()
    expect(await sound(page)).toEqual([])
    await picture(page, `mail-${theme}-${language}`)
    await nav.getByRole('button', { name: language === 'de' ? /^Einstellungen/ : /^Settings/ }).click()
    await expect(page.getByRole('heading', { name: language === 'de' ? 'E-Mail-Konto' : /mail account/i })).toBeVisible()
    expect(await sound(page)).toEqual([])
    await picture(page, `settings-${theme}-${language}`)
    await nav.getByRole('button', { name: language === 'de' ? /^Klärung nötig/ : /^(?:To sort out|Needs|Review)/i }).click()
    expect(await sound(page)).toEqual([])
    await picture(page, `review-${theme}-${language}`)
  })
}

test('a narrow window takes turns and cuts nothing off', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await page.getByRole('navigation').first().getByRole('button', { name: /^Eingang/ }).click()
  for (const [width, height] of [[1000, 700], [780, 700]] as const) {
    await resize(desktop.app, width, height)
    await page.waitForFunction((wanted) => Math.abs(window.innerWidth - wanted) <= 24, width).catch(() => undefined)
    expect(await sound(page)).toEqual([])
    await picture(page, `narrow-${width}-light-de`)
  }
  await resize(desktop.app, 1440, 900)
})

test('no screen complained', () => {
  expect(complaints).toEqual([])
})
