import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** The worker as the project's build makes it; tests drive what ships. */
export const pageWorkerPath = resolve(import.meta.dirname, '../../out/main/page-worker.js')

if (!existsSync(pageWorkerPath)) throw new Error('out/main/page-worker.js is missing: npm test builds it first, or run npx electron-vite build')

/** Real files from elsewhere, where this checkout has them beside it. */
export const sharedSamples = resolve(import.meta.dirname, '../../../shared/samples')
