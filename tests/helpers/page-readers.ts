import { copyFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { createDocumentReader } from '../../src/core/adapters/page-worker/client'
import { createRecogniser } from '../../src/core/adapters/tesseract'
import { pageWorkerPath } from './page-worker'
import { sharedFolder } from './temp-folder'

/** One folder with the data of both packages, as the set-up makes it for the app. */
function recognitionData(): string {
  const folder = sharedFolder()
  for (const language of ['deu', 'eng']) {
    const name = `${language}.traineddata.gz`
    copyFileSync(resolve(import.meta.dirname, `../../node_modules/@tesseract.js-data/${language}/4.0.0_best_int/${name}`), join(folder, name))
  }
  return folder
}

/** What reads a page, for all tests of a file. */
export function openPageReaders() {
  const reader = createDocumentReader({ workerPath: pageWorkerPath })
  const recogniser = createRecogniser({ dataPath: recognitionData(), size: 1 })
  afterAll(async () => {
    await reader.close()
    await recogniser.close()
  })
  return { reader, recogniser }
}
