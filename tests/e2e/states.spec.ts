import { execFileSync } from 'node:child_process'
import { mkdtempSync, renameSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, type Page } from 'playwright/test'
import { badTiffs } from '../../scripts/samples/bad-pictures.mjs'
import { lockFolder } from '../../src/core/store/dialects/sqlite'
import { freshDataFolder, startApp, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'
import { picture, resize } from '../helpers/pictures'
import { startSmtp, type Reply, type SmtpHost } from '../helpers/smtp'

// The bad days on the real window: each state says what is so and offers the way on.

const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-states-'))
let smtp: SmtpHost
let desktop: DesktopApp
let page: Page
let login: () => Reply = () => 'ok'
let recipient: () => Reply = () => 'ok'
let afterData: () => Reply = () => 'ok'

test.beforeAll(async () => {
  smtp = await startSmtp({ login: () => login(), to: () => recipient(), data: () => afterData() })
  await open()
  const account = { name: 'Büro', address: 'post@buero.example', host: '127.0.0.1', port: smtp.port, tls: 'none', user: 'post', signature: '' } as const
  await page.evaluate((input) => window.rueckkanal.call('account.save', { account: input, password: 'geheim', readable: false }), account)
  const letters = ['Abgelehnt', 'Ungewiss', 'Kennwort', 'Bedenkzeit'].map((subject, index) => {
    const path = join(folder, `${subject}.eml`)
    writeLetter(path, { id: `state-${String(index)}`, from: 'Erika Beispiel <erika@nordlicht.example>', subject, text: 'Wann kommen die Dichtungen?' })
    return path
  })
  await drop(page, letters)
  await expect(page.getByTestId('inbox-row')).toHaveCount(4)
})

test.afterAll(async () => {
  await desktop.close()
  await smtp.close()
})

async function open(data?: string): Promise<void> {
  desktop = await startApp(data === undefined ? {} : { data })
  page = desktop.window
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light', undoSeconds: 0 }))
  await resize(desktop.app, 1440, 900)
}

const row = (subject: string | RegExp) => page.getByTestId('inbox-row').filter({ hasText: subject }).first()
const delivery = () => page.getByTestId('delivery').last()

function mountSmall(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500m', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function answer(subject: string): Promise<void> {
  await row(subject).click()
  await expect(page.getByTestId('conversation').getByRole('heading', { level: 2 }).first()).toHaveText(subject)
  await page.getByRole('button', { name: 'Per E-Mail antworten' }).click()
  await page.getByLabel('Text', { exact: true }).fill('Morgen.')
  await page.getByRole('button', { name: 'Senden', exact: true }).click()
}

test('a refused recipient: not sent, why, and both ways on', async () => {
  recipient = () => ({ code: 550, text: '5.1.1 User unknown' })
  await answer('Abgelehnt')
  await expect(delivery()).toContainText('Nicht gesendet')
  await expect(delivery()).toHaveAttribute('data-step', 'failed')
  await expect(delivery()).toContainText('550 5.1.1 User unknown')
  await expect(row('Abgelehnt')).toContainText('Antwort nicht zugestellt')
  await picture(page, 'state-failed')
  recipient = () => 'ok'
  await delivery().getByRole('button', { name: 'Bearbeiten' }).click()
  await expect(page.getByLabel('An', { exact: true })).toHaveValue(/erika@nordlicht\.example/)
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Morgen.')
  await page.getByRole('button', { name: 'Senden', exact: true }).click()
  await expect(delivery()).toContainText('Gesendet')
})

test('a line cut after the mail: uncertain is said, and never tried again by itself', async () => {
  afterData = () => 'cut'
  const before = smtp.mails.length
  await answer('Ungewiss')
  await expect(delivery()).toContainText('Ungewiss, ob es ankam')
  await expect(delivery()).toContainText('bevor Sie erneut senden')
  await picture(page, 'state-unconfirmed')
  afterData = () => 'ok'
  expect(smtp.mails).toHaveLength(before + 1)
  await delivery().getByRole('button', { name: 'Ist angekommen' }).click()
  await expect(delivery()).toContainText('Gesendet')
  await expect(row('Ungewiss')).not.toContainText('nicht zugestellt')
})

test('a password that is refused: the reply waits, leads to the settings, and goes out when they are mended', async () => {
  login = () => ({ code: 535, text: '5.7.8 Authentication failed' })
  await answer('Kennwort')
  await expect(delivery()).toContainText('nimmt Benutzer oder Kennwort nicht an')
  await picture(page, 'state-login-refused')
  await delivery().getByRole('button', { name: 'Zu den Einstellungen' }).click()
  await expect(page.getByRole('heading', { name: 'E-Mail-Konto' })).toBeVisible()
  login = () => 'ok'
  await page.getByLabel('Kennwort', { exact: true }).fill('richtig')
  await page.getByRole('button', { name: 'Speichern', exact: true }).click()
  await page.getByRole('button', { name: /^Eingang/ }).click()
  await row('Kennwort').click()
  await expect(delivery()).toContainText('Gesendet', { timeout: 30_000 })
})

test('the pause to think is counted down, and can be used', async () => {
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { undoSeconds: 30 }))
  await answer('Bedenkzeit')
  await expect(delivery()).toContainText(/Wird in \d+ Sekunden gesendet/)
  await picture(page, 'state-undo')
  await delivery().getByRole('button', { name: 'Zurückholen' }).click()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Morgen.')
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { undoSeconds: 0 }))
})

test('a password kept in memory is asked for after a restart, before anybody answers', async () => {
  const keyring = await page.evaluate(() => window.rueckkanal.call('account.get', {}))
  test.skip(keyring.ok && keyring.value.keyring, 'this machine has a keyring')
  const { data } = desktop
  await desktop.close()
  await open(data)
  const strip = page.getByRole('region', { name: 'Hinweise' })
  await expect(strip).toContainText('Kennwort des E-Mail-Kontos')
  await picture(page, 'state-password-missing')
  await strip.getByRole('button', { name: 'Kennwort eingeben' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Kennwort')).toBeFocused()
  await picture(page, 'state-unlock')
  await page.keyboard.type('geheim')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(strip).toBeHidden()
})

test('a link that says one place and leads to another shows both', async () => {
  const path = join(folder, 'link.eml')
  writeLetter(path, { id: 'link', from: 'Bank <bank@evil.example>', subject: 'Bitte anmelden', html: true, text: '<p>Hier: <a href="https://evil.example/login?x=1">https://www.sparkasse.de/login</a></p>' })
  await drop(page, [path])
  await row('Bitte anmelden').click()
  await page.frameLocator('iframe.mail-frame').locator('a').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('evil.example')
  await expect(dialog).toContainText('www.sparkasse.de')
  await picture(page, 'state-link')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('an address in a plain text is followed, and one with foreign letters in it shows where it leads', async () => {
  const path = join(folder, 'text-link.eml')
  writeLetter(path, { id: 'text-link', from: 'Bank <bank@evil.example>', subject: 'Konto gesperrt', text: 'Bitte melden Sie sich an (https://www.sp\u0430rkasse.example/login).' })
  await drop(page, [path])
  await row('Konto gesperrt').click()
  await page.getByRole('link', { name: 'rkasse.example/login' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('https://www.xn--')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a watched folder that is away is said, found in the settings, and well again when it is back', async () => {
  const watched = join(folder, 'Faxeingang')
  mkdirSync(watched)
  await desktop.app.evaluate(({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }) }, watched)
  await page.evaluate(() => window.rueckkanal.call('desktop.addFolder', {}))
  renameSync(watched, `${watched} weg`)
  const strip = page.getByRole('region', { name: 'Hinweise' })
  await expect(strip).toContainText('nicht erreichbar', { timeout: 60_000 })
  await strip.getByRole('button', { name: 'Ordner ansehen' }).click()
  await expect(page.getByTestId('watched-folder')).toContainText('nicht erreichbar')
  await picture(page, 'state-folder')
  renameSync(`${watched} weg`, watched)
  await expect(page.getByTestId('watched-folder')).toContainText('Wird überwacht', { timeout: 90_000 })
  await expect(strip).toBeHidden()
  await page.getByRole('button', { name: /^Eingang/ }).click()
})

test('paused recognition is said where the text is missed, and goes on from there', async () => {
  await page.evaluate(() => window.rueckkanal.call('recognition.pause', { paused: true }))
  await drop(page, [join('resources', 'samples', 'fax000000417.tif')])
  await expect(row('Fax wird gelesen')).toBeVisible()
  await row('Fax wird gelesen').click()
  await page.getByRole('radio', { name: 'Text' }).first().click()
  await expect(page.getByText('Die Texterkennung ist angehalten.', { exact: false })).toBeVisible()
  await picture(page, 'state-paused')
  await page.getByRole('button', { name: 'Texterkennung fortsetzen' }).click()
  await expect(page.getByTestId('page-text')).toBeVisible({ timeout: 60_000 })
  // Who sent it stands on the page: the row, the head and the contact say so as soon as it is read.
  await expect(row('WIESENGRUNDLER')).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Kontakt' })).toContainText('+49 89 99998267')
  await picture(page, 'state-read')
})

test('a fax with a broken page shows the others and says what is missing', async () => {
  const broken = badTiffs().find(({ file }) => file === 'one-broken-page.tif')
  if (!broken) throw new Error('the fixture is gone')
  const path = join(folder, 'kaputte-seite.tif')
  writeFileSync(path, broken.bytes as Buffer)
  await drop(page, [path])
  await row(/Neues Fax|unbekannter Absender/).click()
  await expect(page.getByTestId('page-picture').first()).toBeVisible()
  await picture(page, 'state-broken-strip')
  await page.getByRole('button', { name: 'Nächste Seite' }).first().click()
  await expect(page.getByText('Diese Seite kam beschädigt an')).toBeVisible()
  await picture(page, 'state-broken-page')
})

test('an engine that dies is missed in words, and what was typed is not', async () => {
  await row('Bedenkzeit').click()
  await expect(page.getByTestId('conversation').getByRole('heading', { level: 2 }).first()).toHaveText('Bedenkzeit')
  await page.keyboard.press('r')
  await page.getByLabel('Text', { exact: true }).fill('Morgen, oder übermorgen.')
  const gone = page.getByText('Das Programm im Hintergrund startet neu.', { exact: false }).waitFor()
  await desktop.app.evaluate(({ app }) => {
    for (const metric of app.getAppMetrics()) if (metric.serviceName === 'node.mojom.NodeService' || metric.name === 'Rückkanal engine') process.kill(metric.pid, 'SIGKILL')
  })
  await gone
  // What was on screen stays there.
  await expect(page.getByTestId('message').first()).toBeVisible()
  await expect(page.getByLabel('Text', { exact: true })).toBeVisible()
  await picture(page, 'state-engine-down')
  await expect(page.getByText('Das Programm im Hintergrund startet neu.', { exact: false })).toBeHidden({ timeout: 30_000 })
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Morgen, oder übermorgen.')
  await expect(page.getByText('Entwurf gesichert')).toBeVisible()
})

test('little space left is said before anything halts, and stands aside when asked', async () => {
  const small = mkdtempSync(join(tmpdir(), 'rueckkanal-small-'))
  test.skip(!mountSmall(small), 'only a superuser can make a small disk')
  const low = await startApp({ data: join(small, 'data') })
  try {
    await low.window.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'dark' }))
    const strip = low.window.getByRole('region', { name: 'Hinweise' })
    await expect(strip).toContainText(/Speicherplatz wird knapp: noch [\d.]+ MB frei/)
    await resize(low.app, 1000, 700)
    await picture(low.window, 'state-disk-low')
    await strip.getByRole('button', { name: 'Ausblenden' }).click()
    await expect(strip).toBeHidden()
  } finally {
    await low.close()
    execFileSync('umount', ['-l', small])
  }
})

test('a house without a fresh backup is reminded, led there, and left in peace afterwards', async () => {
  const data = freshDataFolder()
  const first = await startApp({ data })
  const letter = join(folder, 'Sicherung.eml')
  writeLetter(letter, { id: 'backup', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Sicherung', text: 'Guten Tag' })
  await drop(first.window, [letter])
  await expect(first.window.getByTestId('inbox-row')).toHaveCount(1)
  await expect(first.window.getByText('Es ist Zeit für eine Sicherung.')).toHaveCount(0)
  await first.close()
  // Eight days ago.
  const database = new Database(join(data, 'rueckkanal.sqlite'))
  database.prepare('update conversation set created_at = created_at - 8 * 86400000').run()
  database.close()
  const later = await startApp({ data })
  try {
    await later.window.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'de', theme: 'light' }))
    const reminder = later.window.getByRole('region', { name: 'Hinweise' }).getByText('Es ist Zeit für eine Sicherung.')
    await expect(reminder).toBeVisible()
    await picture(later.window, 'state-backup-due')
    await later.window.getByRole('region', { name: 'Hinweise' }).getByRole('button', { name: 'Jetzt sichern' }).click()
    const section = later.window.getByRole('region', { name: 'Sicherung' })
    await expect(section).toContainText('Noch keine Sicherung angelegt.')
    await later.app.evaluate(({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }) }, freshDataFolder())
    await section.getByRole('button', { name: 'Jetzt sichern' }).click()
    await expect(section.getByRole('status')).toContainText('1 Original gesichert')
    await expect(reminder).toHaveCount(0)
  } finally {
    await later.close()
  }
})

test('data in use elsewhere are refused in words, with the way on', async () => {
  const data = freshDataFolder()
  const release = lockFolder(join(data, 'lock.sqlite'))
  const second = await startApp({ data })
  try {
    await expect(second.window.getByRole('alert')).toContainText(/von einem anderen Rückkanal benutzt|in use by another Rückkanal/)
    await expect(second.window.getByRole('alert')).toContainText(/neu starten|start it again/)
    await resize(second.app, 1440, 900)
    await picture(second.window, 'state-refused')
  } finally {
    release?.()
    await second.close()
  }
})
