import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'

/** `RUECKKANAL_PICTURES=1 npm test -- --only e2e` makes the pictures of the README anew; else they go to the results. */
const folder = process.env['RUECKKANAL_PICTURES'] ? join('docs', 'pictures') : join('test-results', 'pictures')

export const picture = (page: Page, name: string): Promise<void> => shoot(page, folder, name)

/** The whole set goes where no run clears it and never into git: it has some dozens of megabytes. */
export const pictureIn = (page: Page, set: string, name: string): Promise<void> => shoot(page, join('build', 'every-view', set), name)

async function shoot(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.evaluate(drawn)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}

/** Pictures in view are loaded and drawn in their own time. */
async function drawn(): Promise<void> {
  const inView = [...document.images].filter((img) => {
    const { top, bottom, width } = img.getBoundingClientRect()
    return width > 0 && bottom > 0 && top < window.innerHeight && img.checkVisibility()
  })
  await Promise.all(inView.map((img) => img.decode().catch(() => undefined)))
}

/** Gives the window's content this size in CSS pixels. */
export async function resize(app: import('playwright').ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0] as number, size[1] as number), [width, height])
}

/** As a person zooms the window. */
export async function zoom(app: import('playwright').ElectronApplication, factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, by) => { BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by) }, factor)
}

/** Of a zoomed window Playwright takes a corner; the window itself gives the whole. */
export async function zoomedPictureIn(app: import('playwright').ElectronApplication, name: string): Promise<void> {
  const png = await app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64') ?? '')
  const folder = join('build', 'every-view', 'zoomed')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), Buffer.from(png, 'base64'))
}
