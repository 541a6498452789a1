import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { resize } from '../helpers/pictures'

// A window that is opened again is where it was left: list, conversation, height of the list, and keys.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-kept-'))
const letters = 30
let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await open()
  const paths = Array.from({ length: letters }, (_, index) => {
    const path = join(folder, `${String(index)}.eml`)
    writeLetter(path, { id: `kept-${String(index)}`, from: `Erika Beispiel <erika${String(index)}@nordlicht.example>`, subject: `Sache ${String(index)}`, text: 'Guten Tag' })
    return path
  })
  await drop(page, paths)
  await expect(page.getByRole('listbox', { name: 'Unterhaltungen' }).locator('[aria-setsize="30"]').first()).toBeVisible()
})

test.afterAll(async () => {
  await desktop.close()
})

async function open(data?: string): Promise<void> {
  desktop = await startApp(data === undefined ? {} : { data })
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await resize(desktop.app, 1280, 600)
}

const list = () => page.getByRole('listbox', { name: 'Unterhaltungen' })
const top = () => list().evaluate((element) => Math.round(element.scrollTop))
const restart = async (): Promise<void> => {
  const { data } = desktop
  await desktop.close()
  await open(data)
}

test('the conversation, the height of the list and the keys come back', async () => {
  await list().focus()
  await page.keyboard.press('End')
  // Both in one look: between two looks of Playwright's own matcher the row may be drawn anew.
  const selected = () => list().locator('[aria-selected="true"]').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-posinset')))
  await expect.poll(selected).toEqual(['30'])
  const subject = await page.getByTestId('conversation').getByRole('heading', { level: 2 }).textContent()
  await expect.poll(top).toBeGreaterThan(600)
  const before = await top()
  // What is kept is kept when the list has come to rest.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('rueckkanal.scroll.open'))).not.toBeNull()
  await restart()
  await expect(page.getByTestId('conversation').getByRole('heading', { level: 2 })).toHaveText(subject ?? '')
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(61)
  // Not toBeFocused: without a window manager nobody gives a second window the screen's focus. The key below says the rest.
  await expect.poll(() => list().evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowUp')
  await expect.poll(selected).toEqual(['29'])
})

test('settings are not come back to, and what was kept may be broken or gone', async () => {
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { name: 'E-Mail-Konto' })).toBeVisible()
  await restart()
  await expect(list()).toBeVisible()
  for (const kept of ['{', '{"view":"nowhere","openId":7}', '{"view":"inbox","openId":"00000000-0000-7000-8000-000000000000"}']) {
    await page.evaluate((text) => { localStorage.setItem('rueckkanal.place', text); localStorage.setItem('rueckkanal.scroll.open', 'gone') }, kept)
    await page.reload()
    await expect(list()).toBeVisible()
    await list().getByRole('option').first().click()
    await expect(page.getByTestId('conversation')).toBeVisible()
  }
})
