import type { Page } from 'playwright'

/** Drops files of the disk on the window, as a hand would. */
export async function drop(page: Page, paths: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: 'dropped-by-test' }))
  })
  await page.locator('#dropped-by-test').setInputFiles([...paths])
  await page.evaluate(() => {
    const input = document.querySelector('#dropped-by-test') as HTMLInputElement
    const dataTransfer = new DataTransfer()
    for (const file of input.files ?? []) dataTransfer.items.add(file)
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }
    input.remove()
  })
}
