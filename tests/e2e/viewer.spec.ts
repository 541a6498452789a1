import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { expect, test, type Page } from 'playwright/test'
import { makeRecordFaxes } from '../../scripts/samples/record-faxes.mjs'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { picture, resize } from '../helpers/pictures'

// A fax in full size, on the real window with real faxes: its pages by wheel, hand and keys, its words selected, proved and
// corrected, its text in readable type.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-viewer-'))
const complaints: string[] = []
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  // Four pages are read in here.
  test.setTimeout(400_000)
  await makeRecordFaxes(folder)
  desktop = await startApp()
  page = desktop.window
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 0 }))
  await resize(desktop.app, 1440, 900)
  await drop(page, [join(folder, 'bestellung.tif'), join(folder, 'maengel.tif')])
  const waiting = async () => {
    const list = await page.evaluate(() => window.rueckkanal.call('inbox.list', { filter: 'all', limit: 100, before: null }))
    return list.ok && list.value.rows.length === 2 ? list.value.rows.reduce((sum, each) => sum + each.pagesWaiting, 0) : null
  }
  await expect.poll(waiting, { timeout: 360_000 }).toBe(0)
})

test.afterAll(async () => {
  await desktop.close()
})

const row = (text: RegExp) => page.getByTestId('inbox-row').filter({ hasText: text }).first()
const viewer = () => page.getByRole('dialog', { name: 'Fax in voller Größe' })
const desk = () => viewer().getByRole('complementary', { name: 'Unsichere Wörter' })
const tool = (name: string) => viewer().getByRole('button', { name, exact: true })
const paper = () => viewer().getByTestId('page-picture').first()
const onPaper = (text: string) => viewer().getByTestId('word-layer').getByText(text).first()
const boxOf = async (what: ReturnType<typeof paper>) => (await what.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }

async function withoutBarrier(screen: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((chosen) => window.rueckkanal.call('preferences.set', { theme: chosen }), theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    if (theme === 'dark') await picture(page, `viewer-${screen}-dark-de`)
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { axe: run } = window as unknown as { readonly axe: { run(context: Document, options: object): Promise<AxeResults> } }
      const { violations } = await run.run(document, { resultTypes: ['violations'] })
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`))
    })
    expect.soft(found, `${screen}, ${theme}`).toEqual([])
  }
}

test('pages are leafed through and laid side by side, by keys and in the strip', async () => {
  await row(/Mängelliste/).click()
  await page.getByTestId('fax').first().scrollIntoViewIfNeeded()
  await page.keyboard.press('Space')
  await expect(viewer()).toContainText('Seite 1 von 3')
  await page.keyboard.press('PageDown')
  await expect(viewer()).toContainText('Seite 2 von 3')
  await page.keyboard.press('End')
  await expect(viewer()).toContainText('Seite 3 von 3')
  await expect(tool('Nächste Seite')).toBeDisabled()
  await viewer().getByRole('list', { name: 'Seiten' }).getByRole('button', { name: 'Seite 1 von 3' }).click()
  await page.keyboard.press('d')
  await expect(tool('Zwei Seiten nebeneinander')).toHaveAttribute('aria-pressed', 'true')
  await expect(viewer().getByTestId('page-picture')).toHaveCount(2)
  await picture(page, 'viewer-two-light-de')
  await withoutBarrier('two')
  await page.keyboard.press('PageDown')
  await expect(viewer().getByTestId('page-picture')).toHaveCount(1)
  await page.keyboard.press('d')
  await page.keyboard.press('Home')
  await page.keyboard.press('s')
  await expect(viewer().getByRole('list', { name: 'Seiten' })).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(viewer()).toHaveCount(0)
})

test('the wheel grows the paper around the pointer, the hand drags it, keys bring it back', async () => {
  await row(/4500-71833/).click()
  await page.getByRole('button', { name: 'In voller Größe' }).click()
  const whole = await boxOf(paper())
  const spot = { x: whole.x + whole.width * 0.7, y: whole.y + whole.height * 0.3 }
  const partAt = async () => {
    const { x, y, width, height } = await boxOf(paper())
    return { across: (spot.x - x) / width, down: (spot.y - y) / height }
  }
  await page.mouse.move(spot.x, spot.y)
  await page.keyboard.down('Control')
  for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await boxOf(paper())).width / whole.width).toBeGreaterThan(5)
  const { across, down } = await partAt()
  expect(Math.abs(across - 0.7)).toBeLessThan(0.02)
  expect(Math.abs(down - 0.3)).toBeLessThan(0.02)
  // In the margin there are no words to be selected: the hand takes the paper.
  const before = await boxOf(paper())
  await viewer().locator('.viewer-stage').evaluate((stage) => stage.scrollTo(0, stage.scrollHeight / 2))
  const held = await boxOf(paper())
  const margin = { x: Math.max(held.x + 12, 12), y: 500 }
  await page.mouse.move(margin.x, margin.y)
  await page.mouse.down()
  await page.mouse.move(margin.x, margin.y - 120)
  await page.mouse.up()
  expect(Math.round((await boxOf(paper())).y - held.y)).toBe(-120)
  expect(before.width).toBe((await boxOf(paper())).width)
  await page.keyboard.press('w')
  await expect(tool('Seitenbreite')).toHaveAttribute('aria-pressed', 'true')
  expect((await boxOf(paper())).width).toBeGreaterThan(1_300)
  await page.keyboard.press('0')
  expect(Math.abs((await boxOf(paper())).width - whole.width)).toBeLessThan(1)
})

test('several lines are selected as on paper and copied in reading order', async () => {
  const from = await boxOf(onPaper('Liefertermin:'))
  const to = await boxOf(onPaper('gebraucht;'))
  await page.mouse.move(from.x + 2, from.y + from.height / 2)
  await page.mouse.down()
  // By way of the blank paper between and beside the lines.
  await page.mouse.move(from.x + 700, from.y + from.height + 1, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.press('Control+c')
  const copied = await desktop.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/^Liefertermin: 30[.,] Oktober 2026, fix[.,] .*Spülleitung\s*\n\s*gebraucht;$/)
})

test('a page lies as a person turned it, also when the fax is opened again', async () => {
  const upright = await boxOf(paper())
  expect(upright.height).toBeGreaterThan(upright.width)
  await page.keyboard.press('r')
  await expect.poll(async () => (await boxOf(paper())).width > (await boxOf(paper())).height).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'In voller Größe' }).click()
  await expect.poll(async () => (await boxOf(paper())).width > (await boxOf(paper())).height).toBe(true)
  await picture(page, 'viewer-turned-light-de')
  await page.keyboard.press('Shift+R')
  await expect.poll(async () => (await boxOf(paper())).height > (await boxOf(paper())).width).toBe(true)
  await expect(onPaper('4.230,60')).toBeAttached()
})

test('words read with doubt are proved beside the paper, by keys alone, and found by what they are really called', async () => {
  await page.keyboard.press('u')
  await expect(desk()).toBeVisible()
  const inputs = desk().locator('li input')
  const open = await inputs.count()
  expect(open).toBeGreaterThan(0)
  await desk().getByLabel('Anderes Wort suchen').focus()
  await page.keyboard.press('Tab')
  await expect(inputs.first()).toBeFocused()
  await expect(viewer().getByTestId('page-spot')).toBeInViewport()
  await expect(desk().getByTestId('snippet').first()).toBeVisible()
  await picture(page, 'viewer-words-light-de')
  await withoutBarrier('words')
  await inputs.first().focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Quendelbrunn')
  await page.keyboard.press('Enter')
  await expect(desk()).toContainText(/Berichtigt, heute \d\d:\d\d\. Gelesen: „/)
  if (open > 1) await expect(inputs.nth(1)).toBeFocused()
  await expect(viewer().getByTestId('word-layer').getByText('Quendelbrunn')).toBeAttached()
  const found = async () => {
    const result = await page.evaluate(() => window.rueckkanal.call('search.find', { query: 'Quendelbrunn', limit: 5, before: null }))
    return result.ok ? result.value.hits.length : null
  }
  await expect.poll(found).toBe(1)
  // Any other word is a click away, and is confirmed as it stands.
  await onPaper('4.230,60').click()
  const amount = desk().getByLabel('Gelesen als „4.230,60“, richtig ist')
  await expect(amount).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(desk()).toContainText(/Bestätigt, heute/)
  await desk().getByRole('button', { name: 'Berichtigung zurücknehmen' }).first().click()
  await expect(viewer().getByTestId('word-layer').getByText('Quendelbrunn')).toHaveCount(0)
  await inputs.first().focus()
  await page.keyboard.press('Escape')
  await expect(desk()).toHaveCount(0)
  await expect(viewer()).toBeVisible()
})

test('the reading view has the whole text in type of a chosen size', async () => {
  await page.keyboard.press('l')
  const text = viewer().getByRole('region', { name: 'Leseansicht' })
  await expect(text.getByRole('heading', { name: 'Seite 1 von 1' })).toBeVisible()
  await expect(text).toContainText('auf Grundlage Ihres Angebots AG-2026-0911 vom 22. September bestellen wir zur Lieferung frei Baustelle')
  const letters = () => text.getByTestId('page-text').evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const normal = await letters()
  await text.getByRole('radio', { name: 'Sehr groß' }).check()
  expect(await letters()).toBeGreaterThan(normal * 1.9)
  await picture(page, 'viewer-read-light-de')
  await withoutBarrier('read')
  await text.getByRole('radio', { name: 'Normal' }).check()
  await resize(desktop.app, 700, 800)
  await picture(page, 'viewer-read-narrow-light-de')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en' }))
  await page.locator('.viewer').press('l')
  await page.locator('.viewer').press('u')
  await expect(page.getByRole('complementary', { name: 'Uncertain words' })).toBeVisible()
  await picture(page, 'viewer-words-narrow-light-en')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de' }))
  await resize(desktop.app, 1440, 900)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(viewer()).toHaveCount(0)
})

test('the words under the page lead to where they are corrected', async () => {
  await page.getByRole('button', { name: 'Prüfen und berichtigen' }).first().click()
  await expect(desk()).toBeVisible()
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
})
