import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { startInGerman } from '../helpers/desktop-app'
import { drop } from '../helpers/drop'
import { writeLetter } from '../helpers/letter'

/** What moves for longer than a hundredth of a second, by its class. */
const moving = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const longest = (durations: string): number => Math.max(...durations.split(',').map((one) => (one.trim().endsWith('ms') ? parseFloat(one) / 1000 : parseFloat(one))))
    const moves = [...document.querySelectorAll('*')].filter((element) =>
      ['', '::before', '::after'].some((part) => {
        const { transitionDuration, transitionProperty, animationDuration, animationName } = getComputedStyle(element, part)
        return (transitionProperty !== 'none' && longest(transitionDuration) > 0.01) || (animationName !== 'none' && longest(animationDuration) > 0.01)
      }),
    )
    return [...new Set(moves.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`))]
  })

test('whoever asks the system for less motion sees none: in the list, an open conversation, the palette, a dialog', async () => {
  const desktop = await startInGerman()
  const page = desktop.window
  try {
    const letter = join(mkdtempSync(join(tmpdir(), 'rueckkanal-motion-')), 'letter.eml')
    writeLetter(letter, { id: 'motion-1', from: 'Erika Beispiel <erika@nordlicht.example>', subject: 'Dichtungen', text: 'Wann kommen die Dichtungen?' })
    await drop(page, [letter])
    await page.getByTestId('inbox-row').first().click()
    await expect(page.getByRole('complementary', { name: 'Kontakt' })).toBeVisible()
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await moving(page), 'something moves at all').not.toEqual([])
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await moving(page), 'conversation').toEqual([])
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await moving(page), 'palette').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Absender berichtigen …' }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await moving(page), 'dialog').toEqual([])
  } finally {
    await desktop.close()
  }
})
