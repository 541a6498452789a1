import type { Page } from 'playwright/test'

/** What is wrong with what the window shows: something reaches beyond it, has no name, or stands there by its key instead of its words. */
export async function sound(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(() => ({
    beyond: document.documentElement.scrollWidth > window.innerWidth,
    text: document.body.innerText,
    unnamed: [...document.querySelectorAll('button, input, select, textarea, a[href]')]
      .filter((element) => element.checkVisibility())
      .filter((element) => !(element.getAttribute('aria-label') ?? element.textContent ?? '').trim() && !element.getAttribute('aria-labelledby') && !(element as HTMLInputElement).labels?.length)
      .map((element) => element.outerHTML.slice(0, 120)),
    cut: [...document.querySelectorAll('button, label, h1, h2, h3, dialog[open]')]
      .filter((element) => element.checkVisibility() && !element.closest('.row, .cut') && getComputedStyle(element).overflowX !== 'auto')
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 1 && (right > window.innerWidth + 1 || left < -1)
      })
      .map((element) => `${element.tagName} ${(element.textContent ?? '').slice(0, 60)}`),
  }))
  return [
    ...(found.beyond ? ['reaches beyond the window'] : []),
    ...found.unnamed.map((html) => `has no name: ${html}`),
    ...found.cut.map((what) => `reaches beyond the window: ${what}`),
    ...(found.text.match(/(?<!\{\{)\b(?:app|inbox|conversation|composer|settings|review|search|health|onboarding|errors|export|presence|work|notes)\.[a-z][A-Za-z-]+\b/g) ?? []).map((key) => `a key instead of words: ${key}`),
    ...(found.text.match(/\{[a-z]+[,}]|undefined|NaN|\[object/g) ?? []).map((hole) => `a hole in a sentence: ${hole}`),
  ]
}
