import { expect, test } from 'playwright/test'
import { violations } from '../helpers/axe'
import { fillOffice, workInOffice } from '../helpers/demo-office'
import { freshDataFolder, startApp, type DesktopApp } from '../helpers/desktop-app'
import { pictureIn, resize, zoom, zoomedPictureIn } from '../helpers/pictures'
import { sound } from '../helpers/sound'
import { atRest, leaveView, views, type Shown } from '../helpers/views'

// Every view of the window in a small office: sound, without a barrier in light and dark, usable at 200 %. `npm run pictures` goes
// through them in both languages, themes and sizes and keeps what it sees.

const whole = process.env['RUECKKANAL_EVERY_VIEW'] !== undefined
const looks = (['de', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })))
const sizes = [[1280, 800], [1920, 1080]] as const
const only = process.env['RUECKKANAL_VIEWS']?.split(',')
const chosen = Object.entries(views).filter(([name]) => only?.includes(name) ?? true)

let desktop: DesktopApp
let shown: Shown

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const data = freshDataFolder()
  await fillOffice(data)
  desktop = await startApp({ data })
  await desktop.window.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  shown = await workInOffice(desktop.window)
  await resize(desktop.app, 1280, 800)
})

test.afterAll(async () => {
  await desktop.close()
})

for (const { language, theme } of whole ? looks : looks.filter(({ language }) => language === 'de')) {
  test(`every view is sound and without a barrier: ${language}, ${theme}`, async () => {
    test.setTimeout(900_000)
    const { window: page, app } = desktop
    await page.evaluate((preferences) => window.rueckkanal.call('preferences.set', preferences), { language, theme })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    for (const [width, height] of whole ? sizes : sizes.slice(0, 1)) {
      await resize(app, width, height)
      for (const [name, open] of chosen) {
        await test.step(`${name} at ${width}`, async () => {
          await open(desktop, shown)
          await pictureIn(page, `${language}-${theme}-${width}`, name)
          // Soft: one view must not hide the ones behind it.
          expect.soft(await sound(page), name).toEqual([])
          if (width === 1280) expect.soft(await violations(page), `${name}, ${theme}`).toEqual([])
          await leaveView(page)
        })
      }
    }
  })
}

test('every view is usable at 200 %', async () => {
  test.setTimeout(600_000)
  const { window: page, app } = desktop
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await resize(app, 1280, 800)
  await zoom(app, 2)
  for (const [name, open] of chosen) {
    await test.step(name, async () => {
      await atRest(page)
      await open(desktop, shown)
      await zoomedPictureIn(app, name)
      expect.soft(await sound(page), name).toEqual([])
      expect.soft(await page.evaluate(focusOutOfView), `${name}: where the keys go`).toBeNull()
      await leaveView(page)
    })
  }
  await zoom(app, 1)
})

/** What has the keys and is not seen: beyond the window, or under something else. */
function focusOutOfView(): string | null {
  const focused = document.activeElement
  if (!focused || focused === document.body) return null
  const { top, bottom, left, width } = focused.getBoundingClientRect()
  const seen = document.elementFromPoint(left + width / 2, Math.min(Math.max(top, 0) + 8, bottom - 1))
  return seen !== null && (focused.contains(seen) || seen.contains(focused)) ? null : focused.outerHTML.slice(0, 120)
}
