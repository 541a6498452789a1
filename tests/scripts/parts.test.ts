import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onBothApps } from '../../scripts/testing/parts.mjs'
import { repository } from '../helpers/engine'

// Playwright passes over a name that fits no file, as long as another does.
it.each(onBothApps)('%s, asked of both apps, is there', (name) => {
  expect(existsSync(join(repository, 'tests', 'e2e', `${name}.spec.ts`))).toBe(true)
})
