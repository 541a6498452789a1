import { expect, type Page } from 'playwright/test'
import type { DesktopApp } from './desktop-app'

/** Conversations of the invented office in which the views are shown. */
export interface Shown {
  readonly fax: string
  readonly mail: string
  /** name of a contact with members */
  readonly firm: string
}

/** Leads to a view, in whichever language. */
export type OpenView = (desktop: DesktopApp, shown: Shown) => Promise<void>

const pressed = async (page: Page, ...strokes: readonly string[]): Promise<void> => {
  for (const stroke of strokes) await page.keyboard.press(stroke)
}

/** Nothing lies over the window and no field has the keys. */
export async function atRest(page: Page): Promise<void> {
  for (let tries = 0; tries < 4 && (await page.locator('dialog[open], [role=menu]').count()) > 0; tries++) await page.keyboard.press('Escape')
  await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur() })
}

const list = (...strokes: readonly string[]): OpenView => async ({ window: page }) => {
  await pressed(page, ...strokes)
  await expect(page.locator('[aria-busy=true], .loading')).toHaveCount(0)
}

async function conversation({ app, window: page }: DesktopApp, id: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, conversationId) => { BrowserWindow.getAllWindows()[0]?.webContents.send('event', 'open', { conversationId }) }, id)
  await expect(page.getByTestId('message').first()).toBeVisible()
}

const inConversation = (which: 'fax' | 'mail', ...strokes: readonly string[]): OpenView => async (desktop, shown) => {
  await conversation(desktop, shown[which])
  await pressed(desktop.window, ...strokes)
}

const writing = (stroke: string): OpenView => async (desktop, shown) => {
  await inConversation('mail', stroke)(desktop, shown)
  await expect(desktop.window.locator('.composer :focus')).toHaveCount(1)
}

const dialog = (which: 'fax' | 'mail', ...strokes: readonly string[]): OpenView => async (desktop, shown) => {
  await inConversation(which, ...strokes)(desktop, shown)
  await expect(desktop.window.locator('dialog[open], [role=menu]').first()).toBeVisible()
}

const inViewer = (...strokes: readonly string[]): OpenView => async (desktop, shown) => {
  await conversation(desktop, shown.fax)
  await expect(desktop.window.getByTestId('page-picture').first()).toBeVisible()
  await pressed(desktop.window, 'Space')
  await expect(desktop.window.locator('dialog[open]')).toBeVisible()
  await pressed(desktop.window, ...strokes)
}

const settings = (section: string): OpenView => async ({ window: page }) => {
  await pressed(page, 'g', 's')
  await expect(page.locator('.settings-nav')).toBeVisible()
  await page.evaluate((id) => document.getElementById(`settings-${id}`)?.scrollIntoView({ block: 'start' }), section)
}

/** @param part how far down the page, 0 to 1 */
const board = (part: number) => async ({ window: page }: Pick<DesktopApp, 'window'>): Promise<void> => {
  await pressed(page, 'g', 'o')
  // In a small office there may be no start to reckon savings from.
  await expect(page.locator('#board-savings')).toBeVisible()
  await expect(page.getByTestId('who')).toBeVisible()
  await page.getByTestId('dashboard').evaluate((element, share) => { element.scrollTop = share * element.scrollHeight }, part)
}

const search = (words: string): OpenView => async ({ window: page }) => {
  await pressed(page, 'g', 'i', 'Control+f')
  await page.locator('#search-field').fill(words)
}

const contacts: OpenView = async ({ window: page }) => {
  await pressed(page, 'g', 'c')
  // In a narrow window list and page take turns.
  const back = page.locator('.contacts-back button')
  await expect(page.getByTestId('contact-row').first().or(back)).toBeVisible()
  if (await back.count()) await back.click()
  await expect(page.getByTestId('contact-row').first()).toBeVisible()
}

const contactPage: OpenView = async (desktop, shown) => {
  await contacts(desktop, shown)
  const { window: page } = desktop
  await page.locator('#contacts-search').fill(shown.firm)
  await page.getByTestId('contact-row').filter({ has: page.locator('.contact-row-name', { hasText: shown.firm }) }).first().click()
  await expect(page.locator('.contact-page h2')).toHaveText(shown.firm)
  await expect(page.locator('.contact-conversation').first()).toBeVisible()
}

const settingsSections = ['account', 'identities', 'mailboxes', 'folders', 'gateways', 'modules', 'labels', 'people', 'presence', 'backup', 'display', 'diagnostics', 'about'] as const

/** Every view of the window by name. */
export const views: Readonly<Record<string, OpenView>> = {
  inbox: list('g', 'i'),
  mine: list('g', 'm'),
  mentioned: list('g', 'n'),
  due: list('g', 'f'),
  snoozed: list('g', 'v'),
  waiting: list('g', 'w'),
  done: list('g', 'e'),
  unread: list('g', 'u'),
  review: list('g', 'k'),
  contacts,
  contact_page: contactPage,
  contact_person: async (desktop, shown) => {
    await contactPage(desktop, shown)
    await desktop.window.locator('.belonging').first().click()
    await expect(desktop.window.locator('.belongings').getByRole('heading', { name: /^(Gehört zu|Belongs to)$/ })).toBeVisible()
  },
  contact_member: async (desktop, shown) => {
    await contactPage(desktop, shown)
    await desktop.window.getByRole('button', { name: /^(Ansprechpartner hinzufügen|Add somebody)/ }).click()
    await expect(desktop.window.locator('dialog[open] .picker-line').first()).toBeVisible()
  },
  dashboard: board(0),
  'dashboard-who': board(0.3),
  'dashboard-work': board(0.6),
  'dashboard-savings': board(1),
  'dashboard-list': async ({ window: page }) => {
    await board(0)({ window: page })
    await page.getByTestId('share-in').getByRole('button').first().click()
    await expect(page.getByTestId('figure-head')).toBeVisible()
  },
  drafts: list('g', 'd'),
  troubled: list('g', 'p'),
  trash: list('g', 't'),
  fax: inConversation('fax'),
  mail: inConversation('mail'),
  note: inConversation('mail', 'c'),
  composer: writing('r'),
  forward: writing('f'),
  owner: dialog('mail', 'z'),
  due_choice: dialog('mail', 't'),
  snooze: dialog('mail', 's'),
  label: inConversation('mail', 'l'),
  merge: dialog('mail', 'Shift+M'),
  move: dialog('mail', 'm'),
  export: dialog('mail', 'Shift+E'),
  picked: async ({ window: page }) => {
    await pressed(page, 'g', 'i')
    // In a narrow window list and conversation take turns.
    const back = page.locator('.conversation-head').getByRole('button', { name: /^(Zurück|Back)/ })
    if (await back.count()) await back.click()
    for (const row of [0, 1, 2]) await page.getByTestId('row-box').nth(row).click()
    await expect(page.getByTestId('picked')).toBeVisible()
  },
  viewer: inViewer(),
  viewer_words: inViewer('u'),
  viewer_reading: inViewer('l'),
  viewer_strip: inViewer('s'),
  search: async (desktop, shown) => {
    await search('rechnung')(desktop, shown)
    await expect(desktop.window.getByTestId('search-hit').first()).toBeVisible()
  },
  search_suggestions: async (desktop, shown) => {
    await search('kanal:')(desktop, shown)
    const { window: page } = desktop
    await expect(page.locator('.suggestion').first()).toBeVisible()
    // What has yet to be said is no search that found nothing.
    await expect(page.locator('.results-going')).toBeVisible()
    await expect(page.locator('.results-count')).toHaveCount(0)
  },
  search_nothing: search('xyzzyplugh'),
  palette: async ({ window: page }) => {
    await pressed(page, 'Control+k')
    await expect(page.locator('dialog[open]')).toBeVisible()
  },
  help: async ({ window: page }) => {
    await pressed(page, '?')
    await expect(page.locator('dialog[open]')).toBeVisible()
  },
  ...Object.fromEntries(settingsSections.map((section) => [`settings-${section}`, settings(section)])),
}

/** Leaves what a view has laid over the list, so that the next begins as the first did. */
export async function leaveView(page: Page): Promise<void> {
  await atRest(page)
  for (const field of ['#search-field', '#contacts-search']) if (await page.locator(field).count()) await page.locator(field).fill('')
  // Escape in a note that is begun takes it back.
  const note = page.locator('.new-note textarea')
  if (await note.count()) await note.press('Escape')
  await atRest(page)
}
