import { execFile } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'
import { appUnderTest } from '../../scripts/testing/app-under-test.mjs'
import { lockFolder } from '../../src/core/store/dialects/sqlite'
import { freshDataFolder, startApp, type DesktopApp } from '../helpers/desktop-app'

// The host on the real Electron: the engine's process, files from the disk, secrets, the terminal.

const started: DesktopApp[] = []
const start = async (options?: Parameters<typeof startApp>[0]): Promise<DesktopApp> => {
  const desktop = await startApp(options)
  started.push(desktop)
  return desktop
}
test.afterEach(async () => {
  for (const desktop of started.splice(0)) await desktop.close().catch(() => undefined)
})

const engineProcesses = (desktop: DesktopApp): Promise<number[]> =>
  desktop.app.evaluate(({ app }) => app.getAppMetrics().filter((metric) => metric.serviceName === 'node.mojom.NodeService' || metric.name === 'Rückkanal engine').map((metric) => metric.pid))

const run = promisify(execFile)
/** Runs the app to its end without a window driver. */
async function runApp(args: readonly string[], change: NodeJS.ProcessEnv = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  const { executablePath, args: given } = await appUnderTest()
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  return run(executablePath, [...given, ...args], { env: { ...env, ...change } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  )
}

test('an engine that is killed is missed and comes back', async () => {
  const desktop = await start()
  const { window: page } = desktop
  const counts = () => page.evaluate(() => window.rueckkanal.call('inbox.counts', {}))
  expect(await counts()).toMatchObject({ ok: true })
  const states = await page.evaluateHandle(() => {
    const seen: string[] = []
    window.rueckkanal.on('engine', ({ state }) => { seen.push(state) })
    return seen
  })
  const [before] = await engineProcesses(desktop)
  expect(before).toBeGreaterThan(0)
  process.kill(before ?? 0, 'SIGKILL')
  await expect.poll(() => states.jsonValue()).toEqual(['down', 'up'])
  expect(await counts()).toMatchObject({ ok: true })
  const [after] = await engineProcesses(desktop)
  expect(after).not.toBe(before)
})

test('a window whose renderer dies is shown again', async () => {
  const { app } = await start()
  // The first page has to be there for good: its own did-finish-load must not be taken for the second one's.
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isLoading())).toBe(false)
  const answer = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const gone = new Promise((resolve) => { contents?.once('render-process-gone', resolve as () => void) })
    contents?.forcefullyCrashRenderer()
    await gone
    await new Promise((resolve) => { contents?.once('did-finish-load', resolve as () => void) })
    return contents?.executeJavaScript("window.rueckkanal.call('inbox.counts', {}).then((answer) => answer.ok)") as Promise<unknown>
  })
  expect(answer).toBe(true)
})

test('files of the disk reach intake by their path, which the window never sees', async () => {
  const { window: page, data } = await start()
  const path = join(data, 'anfrage.eml')
  writeFileSync(path, 'From: a@nordlicht.example\r\nTo: b@example.org\r\nSubject: Anfrage Magnetventile\r\nMessage-ID: <1@nordlicht.example>\r\n\r\nGuten Tag\r\n')
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'files-under-test' })
    document.body.append(input)
  })
  await page.setInputFiles('#files-under-test', path)
  const result = await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#files-under-test')
    return window.rueckkanal.takeInDropped([...(input?.files ?? [])])
  })
  expect(result).toMatchObject({ ok: true })
  const rows = () => page.evaluate(() => window.rueckkanal.call('inbox.list', { filter: 'all', limit: 10, before: null }))
  await expect.poll(rows).toMatchObject({ ok: true, value: { rows: [{ subject: 'Anfrage Magnetventile' }] } })
  expect(readFileSync(path, 'utf8')).toContain('Guten Tag')
})

test('without a keyring a password is in memory alone, and asked for after the next start', async () => {
  const account = { name: '', address: 'b@example.org', host: '127.0.0.1', port: 1, tls: 'none', user: 'b', signature: '' } as const
  const first = await start()
  const keyring = await first.window.evaluate(() => window.rueckkanal.call('account.get', {}))
  test.skip(keyring.ok && keyring.value.keyring, 'this machine has a keyring')
  const save = (desktop: DesktopApp, readable: boolean) =>
    desktop.window.evaluate((input) => window.rueckkanal.call('account.save', input), { account, password: 'geheim-4711', readable })
  expect(await save(first, false)).toEqual({ ok: true, value: { password: 'memory' } })
  await first.close()
  expect(readFileSync(join(first.data, 'vault.json'), 'utf8')).not.toContain('geheim-4711')
  const second = await start({ data: first.data })
  expect(await second.window.evaluate(() => window.rueckkanal.call('account.get', {}))).toMatchObject({ value: { password: 'missing' } })
  expect(await save(second, true)).toEqual({ ok: true, value: { password: 'readable' } })
  if (process.platform !== 'win32') expect(statSync(join(first.data, 'vault.json')).mode & 0o777).toBe(0o600)
})

test('a second start on the same data wakes the first window and ends', async () => {
  const { app, data } = await start()
  await app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.minimize() })
  expect(await runApp(['--data', data])).toMatchObject({ code: 0 })
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false)
})

test('data that are in use elsewhere are refused in words that the window can say', async () => {
  const data = freshDataFolder()
  const release = lockFolder(join(data, 'lock.sqlite'))
  try {
    const { window: page } = await start({ data })
    expect(await page.evaluate(() => window.rueckkanal.call('inbox.counts', {}))).toEqual({ ok: false, error: { code: 'data-in-use', params: {} } })
  } finally {
    release?.()
  }
})

test('a backup made through the dialog is restored through the dialog, and what was there is kept aside', async () => {
  const { app, window: page, data } = await start()
  const target = freshDataFolder()
  const choose = (path: string) => app.evaluate(({ dialog }, chosen) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: chosen === '' ? [] : [chosen] }) }, path)
  const language = () => page.evaluate(async () => { const got = await window.rueckkanal.call('preferences.get', {}); return got.ok ? got.value.language : got.error.code })
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en' }))
  await choose('')
  expect(await page.evaluate(() => window.rueckkanal.call('desktop.backup', {}))).toEqual({ ok: true, value: null })
  await choose(target)
  const made = await page.evaluate(() => window.rueckkanal.call('desktop.backup', {}))
  if (!made.ok || made.value === null) throw new Error('no backup was made')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de' }))
  await choose(made.value.folder)
  expect(await page.evaluate(() => window.rueckkanal.call('desktop.restore', {}))).toEqual({ ok: true, value: { folder: data } })
  await expect.poll(language).toBe('en')
  expect(readdirSync(data).some((name) => name.startsWith('before-restore-'))).toBe(true)
})

test('--smoke proves window and engine and ends', async () => {
  const { code, stdout } = await runApp(['--data', freshDataFolder(), '--smoke'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^rueckkanal ready \d+\.\d+\.\d+$/m)
})

test('--cli is the terminal: without a display, with its exit code and nothing but answers on stdout', async () => {
  const noDisplay = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined }
  const data = freshDataFolder()
  const mail = join(data, '..', `${basename(data)}.eml`)
  writeFileSync(mail, 'From: a@nordlicht.example\r\nSubject: Anfrage\r\n\r\nGuten Tag\r\n')
  const taken = await runApp(['--cli', 'intake', mail, '--data', data, '--json', '--no-wait'], noDisplay)
  rmSync(mail)
  expect(taken).toMatchObject({ code: 0 })
  expect(JSON.parse(taken.stdout)).toMatchObject({ outcome: 'recorded' })
  const wrong = await runApp(['--cli', 'frobnicate'], noDisplay)
  expect(wrong).toMatchObject({ code: 1, stdout: '' })
  expect(wrong.stderr).toContain('frobnicate')
})

test('the menu asks the window', async () => {
  const { app, window: page } = await start()
  const asked = await page.evaluateHandle(() => {
    const seen: string[] = []
    window.rueckkanal.on('menu', ({ command }) => { seen.push(command) })
    return seen
  })
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
    for (const item of items) if (item.accelerator === 'CommandOrControl+F') item.click()
  })
  await expect.poll(() => asked.jsonValue()).toEqual(['search'])
})

test('a conversation has a window of its own; a link leads there, and the menu asks the window in front alone', async () => {
  const { app, window: page, data } = await start()
  await page.evaluate(() => window.rueckkanal.call('intake.takeSamples', {}))
  const ids = async () => page.evaluate(async () => {
    const list = await window.rueckkanal.call('inbox.list', { filter: 'all', limit: 5, before: null })
    return list.ok ? list.value.rows.map((row) => row.id) : []
  })
  await expect.poll(async () => (await ids()).length, { timeout: 60_000 }).toBeGreaterThan(1)
  const [one = '', other = ''] = await ids()
  await page.getByTestId('inbox-row').first().click()
  const opening = app.waitForEvent('window')
  await page.getByRole('button', { name: /In eigenem Fenster öffnen|Open in a window of its own/ }).click()
  const second = await opening
  await expect(second.locator('.conversation-head')).toBeVisible()
  expect(new URL(second.url()).hash).toMatch(/^#conversation\//)
  const isolated = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => (webContents as unknown as { getLastWebPreferences(): { readonly sandbox: boolean; readonly contextIsolation: boolean } }).getLastWebPreferences()))
  expect(isolated.map(({ sandbox, contextIsolation }) => [sandbox, contextIsolation])).toEqual([[true, true], [true, true]])
  // A link that comes in while a window is closing: its page is gone a moment before it.
  const closed = second.waitForEvent('close')
  await app.evaluate(({ app: electron, BrowserWindow }) => {
    BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('#conversation'))?.webContents.close()
    electron.emit('second-instance', {}, ['rueckkanal'], '/', null)
  })
  await closed
  // What a second start hands over, by a link that is one and by one that is none.
  for (const address of [`rueckkanal://conversation/${other}`, 'rueckkanal://conversation/../../etc/passwd']) {
    await app.evaluate(({ app: electron }, link) => electron.emit('second-instance', {}, ['rueckkanal', link], '/', null), address)
  }
  const subject = await page.evaluate(async (id) => {
    const found = await window.rueckkanal.call('conversation.get', { id })
    return found.ok ? found.value.subject : ''
  }, other)
  await expect(page.locator('.conversation-head')).toContainText(subject)
  expect([one !== other, data !== '']).toEqual([true, true])
})
