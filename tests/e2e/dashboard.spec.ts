import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { fillOffice, workInOffice } from '../helpers/demo-office'
import { freshDataFolder, startApp, type DesktopApp } from '../helpers/desktop-app'
import { picture, resize } from '../helpers/pictures'

// The dashboard on the real window: what it says of an invented office, and that a click shows exactly what each number counts.

let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const data = freshDataFolder()
  await fillOffice(data, 300)
  desktop = await startApp({ data })
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await workInOffice(page)
  await resize(desktop.app, 1280, 800)
})

test.afterAll(async () => {
  await desktop.close()
})

const board = () => page.getByTestId('dashboard')
const toBoard = async (): Promise<void> => {
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await expect(board()).toBeVisible()
  await expect(page.getByTestId('dialogue')).toBeVisible()
}
const number = (text: string): number => Number(text.replace(/\D/g, ''))

/** Presses a number, reads the whole list behind it, and comes back. */
async function behind(name: string, at: ReturnType<Page['locator']>): Promise<{ readonly conversations: number; readonly head: string; readonly listed: number }> {
  await at.click()
  const head = page.getByTestId('figure-head')
  await expect(head, name).toContainText(/Unterhaltung/)
  const said = (await head.textContent()) ?? ''
  const list = page.getByRole('listbox', { name: 'Unterhaltungen' })
  await expect(list).toBeVisible()
  await list.focus()
  // A list knows how long it is once all of it is loaded.
  await expect(async () => {
    await list.evaluate((element) => { element.scrollTop = element.scrollHeight })
    expect(Number(await page.getByTestId('inbox-row').first().getAttribute('aria-setsize'))).toBeGreaterThan(0)
  }).toPass()
  const listed = Number(await page.getByTestId('inbox-row').first().getAttribute('aria-setsize'))
  await page.getByRole('button', { name: 'Zum Überblick' }).click()
  await expect(page.getByTestId('dialogue')).toBeVisible()
  const conversations = /eine Unterhaltung$/.test(said) ? 1 : number(said.split(':').at(-1) ?? '')
  return { conversations, head: said, listed }
}

test('the first ten seconds: plain sentences, each with its number one click away', async () => {
  await toBoard()
  await expect(page.getByRole('heading', { name: 'Überblick' })).toBeVisible()
  await expect(board()).toContainText('Diese Woche')
  await expect(page.getByTestId('forecast')).toContainText('Setzen Sie ein Ziel')
  const sentence = page.locator('.board-sentence button').nth(2)
  const faxes = number((await sentence.textContent()) ?? '')
  const { head, listed, conversations } = await behind('faxes of this month', sentence)
  expect(number(/Eingegangen: (?:ein|([\d.]+)) Fax/.exec(head)?.[1] ?? '1')).toBe(faxes)
  expect(listed).toBe(conversations)
  expect(await violations(page)).toEqual([])
  await picture(page, 'dashboard')
})

test('every figure of the dialogue opens as many conversations as it says', async () => {
  const buttons = page.getByTestId('dialogue').locator('tbody button')
  const count = await buttons.count()
  expect(count).toBeGreaterThan(4)
  for (let index = 0; index < count; index++) {
    const said = number((await buttons.nth(index).textContent()) ?? '')
    const { conversations, listed, head } = await behind(String(index), buttons.nth(index))
    expect({ conversations, listed }, head).toEqual({ conversations: said, listed: said })
  }
})

test('faxes of a sender, a region and a column open what they count', async () => {
  for (const at of [page.getByTestId('who').locator('td button').first(), page.locator('.board-bars button').first(), page.getByTestId('share-in').getByRole('button').first()]) {
    const said = number((await at.textContent()) ?? '')
    const { head, listed, conversations } = await behind('faxes', at)
    expect(number(/Eingegangen: (?:ein|([\d.]+)) Fax/.exec(head)?.[1] ?? '1')).toBe(said)
    expect(listed).toBe(conversations)
  }
  const column = page.getByRole('figure', { name: 'Faxanteil am Eingang' }).locator('[role=button]').nth(3)
  const faxes = number(/Fax, ([\d.]+) von/.exec((await column.getAttribute('aria-label')) ?? '')?.[1] ?? '')
  const { head } = await behind('column', column)
  expect(number(/Eingegangen: (?:ein|([\d.]+)) Fax/.exec(head)?.[1] ?? '1')).toBe(faxes)
})

test('the chart is walked by keys and is a table on demand', async () => {
  const chart = page.getByRole('figure', { name: 'Faxanteil am Eingang' })
  await chart.locator('[role=button][tabindex="0"]').focus()
  await page.keyboard.press('Home')
  await expect(chart.locator('[role=button]').first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(chart.locator('[role=button]').nth(1)).toBeFocused()
  await chart.getByRole('button', { name: 'Als Tabelle' }).click()
  await expect(chart.getByRole('row')).toHaveCount(13)
  expect(await violations(page)).toEqual([])
  await chart.getByRole('button', { name: 'Als Tabelle' }).click()
})

test('a target draws its line and brings a forecast; what is no share is refused', async () => {
  const target = page.getByLabel('Ziel: Faxanteil im Eingang unter (Prozent)')
  await target.fill('120')
  await target.press('Enter')
  await expect(page.getByText('Eine Zahl von 0 bis 100')).toBeVisible()
  await target.fill('12,5')
  await target.press('Enter')
  // A line has no height and is never "visible" to the test.
  await expect(page.locator('.board-target')).toHaveCount(1)
  await expect(page.getByText('Ziel 12,5 %')).toBeVisible()
  await expect(page.getByTestId('forecast')).not.toContainText('Setzen Sie ein Ziel')
  // Looked at and left, a target stays as exact as it was given.
  await page.evaluate(() => window.rueckkanal.call('dashboard.setOptions', { target: 0.3333 }))
  await expect(target).toHaveValue('33,3')
  await target.focus()
  await target.press('Tab')
  expect(await page.evaluate(() => window.rueckkanal.call('dashboard.options', {}))).toMatchObject({ value: { target: 0.3333 } })
})

test('an assumption is changed, counted with, and kept with its history', async () => {
  await page.getByText('Womit gerechnet wird').click()
  const cost = page.getByLabel('Euro je Arbeitsstunde')
  await cost.fill('60')
  await cost.press('Enter')
  await cost.press('Tab')
  await expect(page.getByTestId('savings')).toContainText('60,00')
  await expect(page.locator('.board-assumptions li')).toContainText('Euro je Arbeitsstunde 60')
  await cost.fill('1.000')
  await cost.press('Enter')
  await expect(page.getByTestId('savings')).toContainText('1.000,00')
  await expect(page.locator('.board-assumptions li')).toHaveCount(2)
})

test('nobody is told apart until the office says so', async () => {
  await expect(page.getByTestId('owners')).toHaveCount(0)
  await page.getByText('Geschäftszeiten und Datenschutz').click()
  await expect(page.getByText('Betriebsrat')).toBeVisible()
  await page.getByLabel('Zahlen nach einzelnen Personen zeigen').check()
  await expect(page.getByTestId('owners')).toBeVisible()
  await page.getByLabel('Zahlen nach einzelnen Personen zeigen').uncheck()
  await expect(page.getByTestId('owners')).toHaveCount(0)
})

test('what was chosen stays while a list is looked at, and a period without anything says so', async () => {
  await page.getByLabel('Zeitraum').selectOption('year')
  await page.getByLabel('Vergleich').selectOption('before')
  await expect(page.getByTestId('share-in')).toContainText('im Vergleich')
  await behind('faxes', page.getByTestId('share-in').getByRole('button').first())
  await expect(page.getByLabel('Zeitraum')).toHaveValue('year')
  await page.getByLabel('Zeitraum').selectOption('own')
  await page.getByLabel('Erster Tag').fill('2001-01-01')
  await page.getByLabel('Letzter Tag').fill('2001-12-31')
  await expect(page.getByText('In diesem Zeitraum ist nichts eingegangen')).toBeVisible()
  await expect(page.getByText('In diesem Zeitraum kam kein Fax.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Zeitraum').selectOption('twelve')
})

test('on paper it is light, whole and without buttons', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { theme: 'dark' }))
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.rail')).toBeHidden()
  await expect(page.locator('.board-filters')).toBeHidden()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
  await page.emulateMedia({ media: null })
})
