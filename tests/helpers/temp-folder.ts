import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of its own for one test, gone when it has ended. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A folder for all tests of a file, for a beforeAll; the system's temporary folder is cleaned when the process ends. */
export function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rueckkanal-fixtures-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
