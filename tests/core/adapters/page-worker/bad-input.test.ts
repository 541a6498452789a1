import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBadFixtures, makeHugeFile } from '../../../../scripts/samples/bad.mjs'
import { tellFileType } from '../../../../src/core/adapters/file-type'
import { createDocumentReader } from '../../../../src/core/adapters/page-worker/client'
import { pageWorkerPath, sharedSamples } from '../../../helpers/page-worker'
import { sharedFolder } from '../../../helpers/temp-folder'

const drawingTime = 240_000
const reader = createDocumentReader({ workerPath: pageWorkerPath })
afterAll(() => reader.close())

describe('what should not be in an inbox', { timeout: drawingTime }, () => {
  let folder: string
  let made: Awaited<ReturnType<typeof makeBadFixtures>>
  beforeAll(async () => {
    folder = sharedFolder()
    made = await makeBadFixtures(folder)
  }, drawingTime)

  /** `recorded`, or the code that the arrival waits with. */
  const takeIn = async (file: string): Promise<string> => {
    const path = join(folder, file)
    const type = await tellFileType(path)
    if (type === null) return 'unsupported-type'
    if (type === 'mail') {
      const mail = await reader.mail(path)
      return mail.ok ? 'recorded' : mail.error.code
    }
    const outline = await reader.outline(path, type)
    if (!outline.ok) return outline.error.code
    for (const page of outline.value.slice(0, 3)) {
      const target = join(folder, 'page.png')
      const picture = page.code === null ? await reader.render(path, type, page.number, 0, target) : null
      // A page may turn out to be broken only when it is decoded; the thread must not be lost over it.
      if (picture?.ok === false) expect([file, picture.error.code]).toEqual([file, 'file-damaged'])
    }
    return outline.value.some((page) => page.code === null) ? 'recorded' : 'no page'
  }

  it('is opened or answered with a code, as listed, and the thread goes on', async () => {
    for (const { file, expect: wanted } of made) {
      const became = await takeIn(file)
      expect([file, became]).not.toEqual([file, 'decode-timeout'])
      expect([file, became]).not.toEqual([file, 'decode-crashed'])
      if (wanted === 'recorded') expect([file, became]).toEqual([file, 'recorded'])
      if (wanted === 'quarantined') expect([file, became]).not.toEqual([file, 'recorded'])
    }
  })

  it('says what is wrong with it', async () => {
    const codes = async (...files: readonly string[]): Promise<readonly string[]> => Promise.all(files.map(takeIn))
    expect(await codes('bomb-35000.tif', 'bomb-35000.png', 'bomb-20000-pages.tif', 'bomb-20000-pages.pdf', 'encrypted.pdf', 'truncated-head.tif', 'unknown-compression.tif')).toEqual([
      'page-too-large',
      'page-too-large',
      'too-many-pages',
      'too-many-pages',
      'file-encrypted',
      'file-damaged',
      'unsupported-type',
    ])
  })

  it('may be 200 MB of nothing', async () => {
    const path = join(folder, 'huge.tif')
    makeHugeFile(path)
    expect(await reader.outline(path, 'tiff')).toMatchObject({ ok: false, error: { code: 'file-damaged' } })
  })
})

describe.skipIf(!existsSync(join(sharedSamples, 'mail')))('real mails from elsewhere', { timeout: drawingTime }, () => {
  const root = join(sharedSamples, 'mail')
  const files = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(root, name)).isFile()) : []

  it('are parsed, each with something to show', async () => {
    let parsed = 0
    for (const name of files) {
      const path = join(root, name)
      if ((await tellFileType(path)) !== 'mail') continue
      const mail = await reader.mail(path)
      expect([name, mail.ok]).toEqual([name, true])
      if (!mail.ok) continue
      parsed++
      const { subject, text, attachments, from, externalId } = mail.value
      expect([name, subject !== '' || text !== '' || attachments.length > 0]).toEqual([name, true])
      expect([name, /[\r\n\0]/.test(subject + (from?.name ?? '') + (from?.address ?? ''))]).toEqual([name, false])
      expect([name, externalId === null || /^<[^<>\s]+>$/.test(externalId)]).toEqual([name, true])
      for (const part of attachments) expect([name, part.name, /^[^/\\\p{Cc}]+$/u.test(part.name)]).toEqual([name, part.name, true])
    }
    expect(parsed).toBeGreaterThan(120)
  })
})
