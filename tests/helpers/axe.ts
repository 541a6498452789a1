import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds serious or worse in the window, as lines a person can mend from. Driven past the page's policy, as a debugger is. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const results = await page.evaluate(() => {
    const { axe: run } = window as unknown as { readonly axe: { run(context: Document, options: object): Promise<AxeResults> } }
    return run.run(document, { resultTypes: ['violations'] })
  })
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ') ?? ''}`))
}
