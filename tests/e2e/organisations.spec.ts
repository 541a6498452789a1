import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { violations } from '../helpers/axe'
import { startInGerman, type DesktopApp } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { mail } from '../helpers/mail-office'

// Firms and who works there, on the real window; and several who write from one address.

let desktop: DesktopApp
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desktop = await startInGerman()
  page = desktop.window
})

test.afterAll(async () => {
  await desktop.close()
})

const rows = () => page.getByTestId('contact-row')
const undo = () => page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).last()

test('a firm has people, one of them at two firms, whose messages are seen at each; by keys alone', async () => {
  const firm = await page.evaluate(async () => {
    const { call } = window.rueckkanal
    await call('contact.add', { name: 'Zander KG' })
    const added = await call('contact.add', { name: 'Brückner Logistik' })
    return added.ok ? added.value.id : ''
  })
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.locator('#contacts-search').fill('Brückner')
  await rows().filter({ hasText: 'Brückner' }).click()
  await expect(page.getByRole('heading', { name: 'Brückner Logistik' })).toBeVisible()
  await page.getByRole('button', { name: 'Ansprechpartner hinzufügen …' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violations(page), 'who works there').toEqual([])
  await page.keyboard.type('Paula Ehlers')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText([/Neuer Kontakt „Paula Ehlers“/])
  await page.keyboard.press('Enter')
  const members = page.getByRole('region', { name: 'Ansprechpartner' })
  await expect(members.getByRole('button', { name: 'Paula Ehlers', exact: true })).toBeVisible()

  await members.getByRole('button', { name: 'Paula Ehlers', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Paula Ehlers' })).toBeVisible()
  const organisations = page.getByRole('region', { name: 'Gehört zu' })
  await page.getByRole('button', { name: 'Firma zuordnen …' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Zander')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText([/Zander KG/, /Neuer Kontakt „Zander“/])
  await page.keyboard.press('Enter')
  await expect(organisations.getByRole('listitem')).toHaveText([/Brückner Logistik/, /Zander KG/])
  expect(await violations(page), 'a person at two firms').toEqual([])
  await page.locator('#contacts-search').fill('Paula')
  await expect(rows()).toHaveText(/Paula Ehlers.*Brückner Logistik · Zander KG/)

  await undo().click()
  await expect(organisations.getByRole('listitem')).toHaveText([/Brückner Logistik/])
  await organisations.getByRole('button', { name: 'Gehört nicht mehr zu „Brückner Logistik“' }).click()
  await expect(organisations).toBeHidden()
  const left = await page.evaluate(async (id) => {
    const found = await window.rueckkanal.call('contact.get', { id })
    return found.ok ? found.value.members : null
  }, firm)
  expect(left).toEqual([])
})

test('several who write from one address are named, and one of them is put apart with a click', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-writers-'))
  const files = ['Anna Krause', 'Bodo Hansen'].map((name, index) => {
    const path = join(folder, `${String(index)}.eml`)
    writeFileSync(path, mail({ id: `${String(index)}@werft.example`, from: `${name} <office@werft.example>`, subject: `Anfrage von ${name}` }))
    return path
  })
  await drop(page, files)
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.getByTestId('inbox-row').filter({ hasText: 'Anfrage von Bodo' }).click()
  const writers = page.getByRole('complementary', { name: 'Kontakt' }).getByRole('region', { name: 'Unter office@werft.example schreiben mehrere' })
  await expect(writers.getByRole('listitem')).toHaveCount(2)
  expect(await violations(page), 'writers').toEqual([])
  await writers.getByRole('button', { name: '„Bodo Hansen“ als eigenen Ansprechpartner führen' }).click()
  await expect(page.getByRole('heading', { name: 'Bodo Hansen', level: 2 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'bei Anna Krause' })).toBeVisible()
  await undo().click()
  await expect(writers.getByRole('listitem')).toHaveCount(2)
})

test('what was done is told with its number as it is dialled, and in one language at a time', async () => {
  await page.evaluate(async () => {
    const { call } = window.rueckkanal
    const added = await call('contact.add', { name: 'Rufnummer GmbH' })
    if (added.ok) await call('contact.addAddress', { id: added.value.id, kind: 'fax', value: '0431 2091744', origin: 'entered' })
  })
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.locator('#contacts-search').fill('Rufnummer')
  await rows().filter({ hasText: 'Rufnummer GmbH' }).click()
  await page.getByRole('button', { name: 'Verlauf' }).click()
  await expect(page.getByText('Adresse +49 431 2091744 eingetragen')).toBeVisible()
  await page.getByRole('button', { name: 'Mehr zu +49 431 2091744' }).click()
  await page.getByRole('menuitem', { name: 'Entfernen' }).click()
  await expect(undo()).toBeVisible()
  await page.evaluate(() => window.rueckkanal.call('preferences.set', { language: 'en' }))
  await expect(page.getByRole('button', { name: 'History' })).toBeVisible()
  await expect(page.locator('.toast')).toHaveCount(0)
  await expect(page.getByText('Address +49 431 2091744 removed')).toBeVisible()
})
