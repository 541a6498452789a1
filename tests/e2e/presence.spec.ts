import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { freshDataFolder, startApp, type DesktopApp } from '../helpers/desktop-app'
import { writeLetter } from '../helpers/letter'

// What is seen of the app beside its windows: notifications, and that it goes on in the tray. What the system would show is caught.

interface Caught {
  caughtNotifications: { title: string; body: string; click: () => void }[]
}

const catchNotifications = (app: DesktopApp['app']): Promise<void> =>
  app.evaluate(({ Notification }) => {
    const caught: Caught['caughtNotifications'] = []
    Object.assign(globalThis, { caughtNotifications: caught })
    Notification.isSupported = () => true
    Notification.prototype.show = function (this: Electron.Notification) {
      caught.push({ title: this.title, body: this.body, click: () => { this.emit('click') } })
    }
  })

const caught = (app: DesktopApp['app']): Promise<readonly { title: string; body: string }[]> =>
  app.evaluate(() => (globalThis as unknown as Caught).caughtNotifications.map(({ title, body }) => ({ title, body })))

const windows = (app: DesktopApp['app']): Promise<number> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

async function keepRunning(page: Page, tray: boolean): Promise<void> {
  await page.evaluate((wanted) => window.rueckkanal.call('presence.set', { tray: wanted }), tray)
  // The host asks twice when settings change, in the line in which these calls stand behind.
  for (let turn = 0; turn < 4; turn++) await page.evaluate(() => window.rueckkanal.call('presence.get', {}))
}

/** Nobody looks at the window. */
const lookAway = (app: DesktopApp['app']): Promise<void> => app.evaluate(({ BrowserWindow }) => { BrowserWindow.getFocusedWindow = () => null })

test('new post in a watched folder is announced without what it says, and a click leads to it', async () => {
  const watched = mkdtempSync(join(tmpdir(), 'rueckkanal-watched-'))
  const { app, window: page, close } = await startApp({ data: freshDataFolder() })
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await catchNotifications(app)
  await lookAway(app)
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: [path] })) as typeof dialog.showOpenDialog
  }, watched)
  copyFileSync(join('resources', 'samples', 'Bestellung_Tollmoor_04066969418.tif'), join(watched, 'fax.tif'))
  await page.evaluate(() => window.rueckkanal.call('desktop.addFolder', {}))
  await expect.poll(() => caught(app), { timeout: 60_000 }).toEqual([{ title: 'Rückkanal', body: 'Ein neues Fax' }])
  await app.evaluate(() => { (globalThis as unknown as Caught).caughtNotifications[0]?.click() })
  await expect(page.getByTestId('page-picture').first()).toBeVisible()

  await page.evaluate(() => window.rueckkanal.call('presence.set', { names: true }))
  writeLetter(join(watched, 'mail.eml'), { id: 'presence-1', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Dichtungen', text: 'Wann kommen sie?' })
  await expect.poll(async () => (await caught(app)).at(-1), { timeout: 60_000 }).toEqual({ title: 'Eine neue E-Mail · Erika Beispiel', body: 'Dichtungen' })

  await page.evaluate(() => window.rueckkanal.call('presence.set', { pausedUntil: Date.now() + 3_600_000 }))
  writeLetter(join(watched, 'mail-2.eml'), { id: 'presence-2', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Noch etwas', text: 'Und wann genau?' })
  await expect(page.getByTestId('inbox-row').filter({ hasText: 'Noch etwas' })).toBeVisible({ timeout: 60_000 })
  // The badge follows the same word of the engine: when it says three, the notification would have come.
  await expect.poll(async () => (await caught(app)).length).toBe(2)
  await close()
})

test('settings are complete by keyboard, kept, and without a barrier', async () => {
  const data = freshDataFolder()
  const { window: page, close } = await startApp({ data })
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'Benachrichtigungen', exact: true }).click()
  const quiet = page.getByRole('checkbox', { name: 'Ruhezeit' })
  await quiet.focus()
  await page.keyboard.press('Space')
  await page.getByLabel('Ruhe von').fill('20:15')
  // One after the other, faster than any of them is saved and read again: none comes back.
  for (const name of ['neuer E-Mail', 'Unterhaltungen, die mir zugewiesen werden', 'Notizen, die mich erwähnen']) await page.getByRole('checkbox', { name }).uncheck()
  await expect(page.getByRole('checkbox', { name: 'Bei der Anmeldung am Computer starten' })).toBeVisible()
  await expect
    .poll(() => page.evaluate(() => window.rueckkanal.call('presence.get', {})))
    .toMatchObject({ ok: true, value: { quiet: { from: 20 * 60 + 15, to: 7 * 60 }, tell: { fax: true, mail: false, assigned: false, mentioned: false }, names: false, tray: false } })
  expect(await violations(page)).toEqual([])
  await close()
})

test('without the setting the app ends with its last window; with it, it goes on and comes back', async () => {
  const { app, window: page } = await startApp({ data: freshDataFolder() })
  await keepRunning(page, true)
  await page.close()
  await expect.poll(() => windows(app)).toBe(0)
  const again = app.waitForEvent('window')
  await app.evaluate(({ app: host }) => { host.emit('second-instance', {}, [], '', null) })
  const back = await again
  await back.waitForLoadState('load')
  await keepRunning(back, false)
  const closed = app.waitForEvent('close')
  await back.close()
  await closed
})
