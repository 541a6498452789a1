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

// What was made out about a fax, on the real window with real faxes: an order with its fields, a call that broke and its
// rest, a blank page, a letter that came twice.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-record-'))
const complaints: string[] = []
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await makeRecordFaxes(folder)
  desktop = await startApp()
  page = desktop.window
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 0 }))
  await resize(desktop.app, 1440, 900)
})

test.afterAll(async () => {
  await desktop.close()
})

const row = (text: RegExp) => page.getByTestId('inbox-row').filter({ hasText: text }).first()
const record = () => page.getByTestId('fax-record').first()
const notices = () => page.getByTestId('fax-notices')

/** Takes files in and waits until all their pages are read. */
async function takeIn(names: readonly string[], messages: number): Promise<void> {
  await drop(page, names.map((name) => join(folder, name)))
  const state = async () => {
    const list = await page.evaluate(() => window.rueckkanal.call('inbox.list', { filter: 'all', limit: 100, before: null }))
    if (!list.ok) return null
    const { rows } = list.value
    return { messages: rows.reduce((sum, each) => sum + each.messages, 0), waiting: rows.reduce((sum, each) => sum + each.pagesWaiting, 0) }
  }
  await expect.poll(state, { timeout: 150_000 }).toEqual({ messages, waiting: 0 })
}

async function withoutBarrier(screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((chosen) => window.rueckkanal.call('preferences.set', { theme: chosen }), theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
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
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { theme: 'light' }))
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
}

test('an order shows who sent it and what it names, each with its place on the page', async () => {
  await takeIn(['bestellung.tif'], 1)
  await row(/4500-71833/).click()
  await expect(record()).toContainText('Bestellung')
  await expect(record().locator('[data-field="bestellnummer"]')).toContainText('4500-71833')
  await expect(record().locator('[data-field="totalAmount"]')).toContainText('4.230,60')
  await expect(record().locator('[data-field="documentDate"]')).toContainText('5. Oktober 2026')
  await expect(record().locator('[data-field="stamped"]')).toContainText('5. Oktober 2026, 09:14')
  await expect(record()).toContainText('+49 40 66969418')
  await picture(page, 'fax-record-light-de')
  await record().getByRole('button', { name: /^Betrag: 4\.230,60, auf Seite 1 zeigen/ }).click()
  await expect(page.getByTestId('page-spot')).toBeInViewport()
  await expect(record().getByTestId('snippet')).toBeVisible()
  // The frame on the page lies where the words of the value lie.
  const [spot, value] = await Promise.all([page.getByTestId('page-spot').boundingBox(), page.getByTestId('word-layer').getByText('4.230,60').first().boundingBox()])
  expect(Math.abs((spot?.x ?? 0) - (value?.x ?? 99))).toBeLessThan(12)
  expect(Math.abs((spot?.y ?? 0) - (value?.y ?? 99))).toBeLessThan(12)
  await picture(page, 'fax-record-place-light-de')
})

test('a value is reached and copied by keys alone', async () => {
  const value = record().getByRole('button', { name: /^Bestellnummer: 4500-71833/ })
  await value.focus()
  await page.keyboard.press('Enter')
  await expect(value).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Tab')
  await expect(record().getByRole('button', { name: 'Bestellnummer kopieren' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Bestellnummer kopiert')).toBeVisible()
  expect(await desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('4500-71833')
  await expect(record().getByRole('button', { name: 'Bestellnummer kopieren' })).toBeFocused()
})

test('doubtful words are marked on the page and in the text, and can be left plain', async () => {
  const marked = page.getByTestId('word-layer').locator('[data-doubtful]')
  await expect(marked.first()).toHaveAttribute('title', 'unsicher gelesen')
  await expect(page.getByText('Gepunktet unterstrichen: unsicher gelesen.')).toBeVisible()
  await page.getByRole('radio', { name: 'Text' }).first().check()
  await expect(page.getByTestId('page-text').locator('[role="mark"]').first()).toHaveAttribute('aria-description', 'unsicher gelesen')
  await page.getByRole('button', { name: 'Unsicher gelesene Wörter markieren' }).click()
  await expect(page.getByTestId('page-text').locator('[role="mark"]')).toHaveCount(0)
  await page.getByRole('radio', { name: 'Original' }).first().check()
  await expect(page.getByTestId('word-layer')).toBeVisible()
  await expect(marked).toHaveCount(0)
  await page.getByRole('button', { name: 'Unsicher gelesene Wörter markieren' }).click()
  await expect(marked.first()).toBeAttached()
})

test('a page is shown cleaned and as it came, by keys, and words still lie on it', async () => {
  const shown = page.getByTestId('page-picture').locator('img').first()
  const drawn = async () => {
    await expect.poll(() => shown.evaluate((img) => (img as HTMLImageElement).complete && (img as HTMLImageElement).naturalWidth > 0)).toBe(true)
    return shown.evaluate((img) => ({ src: (img as HTMLImageElement).src, shape: (img as HTMLImageElement).naturalWidth / (img as HTMLImageElement).naturalHeight }))
  }
  const word = page.getByTestId('word-layer').getByText('4.230,60').first()
  const [asItCame, place] = [await drawn(), await word.boundingBox()]
  const choice = page.getByRole('radiogroup', { name: 'Ansicht' })
  await choice.getByRole('radio', { name: 'Original' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(choice.getByRole('radio', { name: 'Bereinigt' })).toBeFocused()
  await expect(choice.getByRole('radio', { name: 'Bereinigt' })).toBeChecked()
  await expect(page.getByRole('img', { name: 'Bereinigtes Bild von Seite 1' })).toBeVisible()
  const cleaned = await drawn()
  expect(cleaned.src).not.toBe(asItCame.src)
  expect(cleaned.shape).toBeCloseTo(asItCame.shape, 2)
  expect(await word.boundingBox()).toEqual(place)
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { theme: 'dark' }))
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await picture(page, 'fax-cleaned-dark-de')
  await withoutBarrier('cleaned fax')
  // Remembered while the conversation is open, in the large fax, too.
  await choice.getByRole('radio', { name: 'Text' }).check()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('img', { name: 'Bereinigtes Bild von Seite 1' })).toBeVisible()
  await page.getByRole('button', { name: 'In voller Größe' }).click()
  const viewer = page.getByRole('dialog', { name: 'Fax in voller Größe' })
  const button = viewer.getByRole('button', { name: 'Bereinigt zeigen' })
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expect(viewer.getByRole('img', { name: 'Bereinigtes Bild von Seite 1' })).toBeVisible()
  await picture(page, 'fax-cleaned-large-light-de')
  await page.keyboard.press('c')
  await expect(button).toHaveAttribute('aria-pressed', 'false')
  await expect(viewer.getByRole('img', { name: 'Bild von Seite 1', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(choice.getByRole('radio', { name: 'Original' })).toBeChecked()
})

test('the fax leaves as PDF/A and as text from its menu, by keys', async () => {
  for (const [name, file, start] of [['Als PDF/A speichern', 'fax.pdf', '%PDF-'], ['Als Text speichern', 'fax.txt', '']] as const) {
    const target = join(folder, file)
    await desktop.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, target)
    const menu = page.getByRole('button', { name: 'Speichern', exact: true })
    await menu.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Original speichern' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(menu).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.press(file === 'fax.pdf' ? 'ArrowDown' : 'ArrowUp')
    await expect(page.getByRole('menuitem', { name })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText(`Gespeichert unter ${target}`)).toBeVisible({ timeout: 30_000 })
    expect(readFileSync(target, 'latin1').startsWith(start)).toBe(true)
  }
  expect(readFileSync(join(folder, 'fax.txt'), 'utf8')).toContain('4500-71833')
})

test('an export that fails says so in words', async () => {
  await desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, join(folder, 'nirgends', 'fax.pdf'))
  await page.getByRole('button', { name: 'Speichern', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Als PDF/A speichern' }).click()
  await expect(page.locator('.toast').last()).not.toContainText('Gespeichert unter')
  await expect(page.locator('.toast').last()).toContainText(/\S{4,}.*\S{4,}/)
})

test('the same letter leads to the one that came before', async () => {
  await takeIn(['bestellung-noch-einmal.tif'], 2)
  await row(/4500-71833/).click()
  await expect(notices().filter({ hasText: 'Dieser Brief kam schon' })).toBeVisible()
  await notices().filter({ hasText: 'Dieser Brief kam schon' }).getByRole('button', { name: 'Anzeigen' }).click()
  await expect(notices().filter({ hasText: 'noch einmal' }).first()).toBeInViewport()
})

test('a missing page is asked for with one click, in a draft that a person checks', async () => {
  await takeIn(['maengel.tif'], 3)
  await row(/Mängelliste/).click()
  await expect(notices()).toContainText('Seite 3 von 4 fehlt.')
  await expect(record().locator('[data-field="pages"]')).toContainText('3 von 4')
  await picture(page, 'fax-missing-light-de')
  await withoutBarrier('missing page')
  await page.getByRole('button', { name: 'Bitte Seite 3 noch einmal schicken' }).click()
  const composer = page.getByTestId('composer')
  await expect(composer.getByLabel('Betreff')).toHaveValue(/17\. Oktober 2026.*Seite 3/)
  await expect(composer.getByLabel('Text', { exact: true })).toHaveValue(/fehlt die Seite 3/)
  await expect(composer.getByLabel('An', { exact: true })).toHaveValue('')
  await expect(composer).toContainText('Noch keine E-Mail-Adresse bekannt')
  await expect(composer).toContainText('Entwurf gesichert')
  await picture(page, 'fax-ask-again-light-de')
  await withoutBarrier('draft that asks for a page')
  // Asked for twice it stands there once, and what was written stays.
  await composer.getByLabel('Text', { exact: true }).press('End')
  await composer.getByLabel('Text', { exact: true }).pressSequentially('Danke!')
  await page.getByRole('button', { name: 'Bitte Seite 3 noch einmal schicken' }).click()
  const text = await composer.getByLabel('Text', { exact: true }).inputValue()
  expect(text).toContain('Danke!')
  expect(text.match(/Seite 3/g)?.length).toBeLessThan(4)
  await composer.getByRole('button', { name: 'Entwurf verwerfen' }).click()
})

test('the rest of a broken fax is joined with one click, shown as its continuation, and parted again', async () => {
  await takeIn(['maengel-rest.tif'], 4)
  await row(/Mängelliste|HAUSVERWALTUNG/).click()
  await expect(notices().filter({ hasText: /Seite 3 kam .* in einem zweiten Fax\./ })).toBeVisible()
  await expect(page.getByText('Seite 3 von 4 fehlt.')).toHaveCount(0)
  await picture(page, 'fax-continued-light-de')
  await notices().filter({ hasText: 'Seite 3 kam' }).getByRole('button', { name: 'Zusammenfügen' }).click()
  await expect(notices().filter({ hasText: 'gehört zu diesem Fax.' })).toBeVisible()
  await expect(notices().filter({ hasText: 'Fortsetzung des Faxes von' })).toBeVisible()
  await expect(record().locator('[data-field="pages"]')).toContainText('4 von 4')
  await picture(page, 'fax-joined-light-de')
  await withoutBarrier('joined fax')
  await notices().filter({ hasText: 'Fortsetzung' }).getByRole('button', { name: 'Trennen' }).click()
  await expect(page.getByText('Die Faxe sind wieder getrennt')).toBeVisible()
  await page.getByRole('button', { name: 'Rückgängig' }).last().click()
  await row(/Mängelliste/).click()
  await expect(notices().filter({ hasText: 'gehört zu diesem Fax.' })).toBeVisible()
})

test('a blank page is folded away to a line, not dropped', async () => {
  await takeIn(['angebot.tif'], 5)
  await row(/Angebot A 26/).click()
  await expect(page.getByTestId('blank-pages')).toContainText('Seite 2 ist leer.')
  const strip = page.getByRole('list', { name: 'Seiten' }).getByRole('button')
  await expect(strip).toHaveCount(2)
  await page.getByRole('button', { name: 'Nächste Seite' }).click()
  await expect(page.locator('.fax-turn')).toContainText('Seite 3 von 3')
  await page.getByTestId('blank-pages').getByRole('button', { name: 'Einblenden' }).click()
  await expect(strip).toHaveCount(3)
  await page.getByRole('button', { name: 'Vorige Seite' }).click()
  await expect(page.locator('.fax-turn')).toContainText('Seite 2 von 3')
  await page.getByRole('radio', { name: 'Text' }).check()
  await expect(page.getByText('Seite 2 ist leer', { exact: true })).toBeVisible()
  await picture(page, 'fax-blank-light-de')
  await page.getByTestId('blank-pages').getByRole('button', { name: 'Ausblenden' }).click()
  await expect(strip).toHaveCount(2)
  await page.getByRole('radio', { name: 'Original' }).check()
  await record().getByRole('button', { name: /^Betrag: 25\.178,02, auf Seite 3 zeigen/ }).click()
  await expect(page.locator('.fax-turn')).toContainText('Seite 3 von 3')
  await expect(page.getByTestId('page-spot')).toBeInViewport()
  await withoutBarrier('fax with a blank page')
})

test('pages out of order and several faxes in one file are said, each with its way on', async () => {
  await takeIn(['durcheinander.tif', 'zwei-faxe.tif'], 7)
  await row(/BAULEITUNG KERN/).click()
  await expect(notices()).toContainText('Die Seiten kamen durcheinander an. Richtig ist die Reihenfolge 1, 3, 2, 4.')
  await expect(record().locator('[data-field="pages"]')).toContainText('4 von 4')
  await picture(page, 'fax-out-of-order-light-de')
  await withoutBarrier('pages out of order')
  await row(/MALER STUBENVOLL/).click()
  await expect(notices()).toContainText('In dieser Datei steckt ein weiteres Fax. Das zweite beginnt auf Seite 5.')
  await picture(page, 'fax-several-light-de')
  await withoutBarrier('several faxes')
  await notices().getByRole('button', { name: 'Zu Seite 5' }).click()
  await expect(page.locator('.fax-turn')).toContainText('Seite 5 von 6')
})

test('nothing overflows, beside or above the pages, in either language and theme', async () => {
  for (const [width, language, theme] of [[1590, 'de', 'dark'], [1440, 'en', 'light'], [1000, 'de', 'light'], [700, 'en', 'dark']] as const) {
    await page.evaluate((preferences) => window.rueckkanal.call('preferences.set', preferences), { language, theme })
    await resize(desktop.app, width, 900)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(record()).toBeVisible()
    const wide = await page.evaluate(() => [...document.querySelectorAll('.fax-message, .record, .record-line, .fax-notices, .fax-tools, .messages')].filter((element) => element.scrollWidth > element.clientWidth + 1).map((element) => element.className))
    expect(wide, `${String(width)} px, ${language}`).toEqual([])
    await picture(page, `fax-record-${String(width)}-${theme}-${language}`)
  }
  expect(complaints).toEqual([])
})
