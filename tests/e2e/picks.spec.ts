import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { startInGerman, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { picture, resize } from '../helpers/pictures'

// The same for several conversations at once: picked by key and by mouse, done to all, and taken back for all.

let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startInGerman()
  page = desktop.window
  const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-picks-'))
  const paths = Array.from({ length: 8 }, (_, index) => {
    const path = join(folder, `${String(index)}.eml`)
    writeLetter(path, { id: `picks-${String(index)}`, from: `Erika Beispiel <erika${String(index)}@nordlicht.example>`, subject: `Sache ${String(index)}`, text: 'Guten Tag' })
    return path
  })
  await drop(page, paths)
  await expect(rows()).toHaveCount(8)
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('inbox-row')
const panel = () => page.getByTestId('picked')
const picked = () => rows().evaluateAll((all) => all.flatMap((row, index) => (row.getAttribute('aria-checked') === 'true' ? [index] : [])))
const count = (words: string) => expect(panel().getByRole('status')).toHaveText(words)

test('keys pick one, a stretch, all and none', async () => {
  await rows().first().click()
  await page.keyboard.press('x')
  await count('1 Unterhaltung gewählt')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(picked).toEqual([0, 1, 2])
  await page.keyboard.press('Shift+ArrowUp')
  await expect.poll(picked).toEqual([0, 1])
  await page.keyboard.press('Control+a')
  await count('8 Unterhaltungen gewählt')
  await page.keyboard.press('Escape')
  await expect(panel()).toHaveCount(0)
  await expect(page.getByTestId('conversation')).toBeVisible()
})

test('the mouse picks by the box, with Control and with Shift; a plain click opens', async () => {
  await rows().nth(2).hover()
  await rows().nth(2).getByTestId('row-box').click()
  await rows().nth(4).click({ modifiers: ['Shift'] })
  await rows().nth(6).click({ modifiers: ['Control'] })
  await expect.poll(picked).toEqual([2, 3, 4, 6])
  await rows().nth(3).click({ modifiers: ['Control'] })
  await expect.poll(picked).toEqual([2, 4, 6])
  await picture(page, 'picks-light-de')
  expect(await violations(page)).toEqual([])
  await rows().nth(1).click()
  await expect(panel()).toHaveCount(0)
  await expect(rows().nth(1)).toHaveAttribute('aria-selected', 'true')
})

test('what is done is done to all, said once, and taken back for all', async () => {
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await count('3 Unterhaltungen gewählt')
  await page.keyboard.press('d')
  await expect(rows()).toHaveCount(5)
  await expect(panel()).toHaveCount(0)
  await expect(page.getByText('3 Unterhaltungen: Auf „Erledigt“ gesetzt')).toBeVisible()
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(rows()).toHaveCount(8)
})

test('reading marks are set for all, and letting go gives the keys back to the list', async () => {
  await page.getByRole('listbox', { name: 'Unterhaltungen' }).focus()
  await page.keyboard.press('Control+a')
  await panel().getByRole('button', { name: 'Als gelesen merken' }).click()
  await expect(page.locator('.row[data-unread]')).toHaveCount(0)
  await panel().getByRole('button', { name: 'Als ungelesen merken' }).click()
  await expect(page.locator('.row[data-unread]')).toHaveCount(8)
  await panel().getByRole('button', { name: 'Auswahl aufheben' }).click()
  await expect(panel()).toHaveCount(0)
  await expect(page.getByRole('listbox', { name: 'Unterhaltungen' })).toBeFocused()
})

test('in a narrow window, in the dark and in English, the bar stands over the list', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en', theme: 'dark' }))
  await resize(desktop.app, 700, 800)
  const list = page.getByRole('listbox', { name: 'Conversations' })
  await expect(list).toHaveCount(0)
  // Who asks for a list there wants to see it: by the rail, and with "Back" from what is opened of it.
  await page.getByRole('navigation').first().getByRole('button', { name: /^Inbox/ }).click()
  await rows().first().click()
  await expect(list).toHaveCount(0)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await list.focus()
  await page.keyboard.press('Control+a')
  await count('8 conversations chosen')
  await expect(rows().last()).toBeInViewport()
  await picture(page, 'picks-narrow-dark-en')
  expect(await violations(page)).toEqual([])
  await panel().getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Put into the trash' }).click()
  await expect(rows()).toHaveCount(0)
})
