import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import * as UTIF from 'utif2'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBadFixtures, makeHugeFile } from '../../scripts/samples/bad.mjs'
import { isBlack } from '../../scripts/samples/bitmap.mjs'
import { formatPictures } from '../../scripts/samples/format-pictures.mjs'
import { makeFormatFixtures } from '../../scripts/samples/formats.mjs'
import { makeMails } from '../../scripts/samples/mails.mjs'
import { sharedFolder, tempFolder } from '../helpers/temp-folder'

/** Pages drawn, coded and decoded again: seconds, and far more on a machine busy with other tests. */
const drawingTime = 240_000

describe('the format fixtures', { timeout: drawingTime }, () => {
  let folder: string
  let made: Awaited<ReturnType<typeof makeFormatFixtures>>
  beforeAll(async () => {
    folder = sharedFolder()
    made = await makeFormatFixtures(folder)
  }, drawingTime)

  it('are what the list says, each once', () => {
    expect(readdirSync(folder).sort()).toEqual(made.map(({ file }) => file).sort())
    expect(new Set(made.map(({ type }) => type))).toEqual(new Set(['tiff', 'png', 'jpeg', 'pdf']))
    expect(made.every(({ texts, pages }) => texts.length === pages && texts.every((text) => text.length > 80))).toBe(true)
  })

  it('have the pages and stored sizes that the list says', () => {
    for (const { file, pages, width, height, orientation } of made.filter(({ type }) => type === 'tiff')) {
      const directories = UTIF.decode(readFileSync(join(folder, file)))
      expect([file, directories.length, directories[0]?.['t256'], directories[0]?.['t257'], directories[0]?.['t274'] ?? [1]]).toEqual([file, pages, [width], [height], [orientation]])
    }
  })

  it('show the reference picture to the pixel where nothing is lost', async () => {
    const pictures = await formatPictures()
    // utif2 minds FillOrder 2 in fax codings only; the others were compared through libtiff when they were written.
    const upright = made.filter(({ type, bilevel, orientation, file }) => type === 'tiff' && bilevel && orientation === 1 && !/^(none|packbits|lzw|deflate)-fillorder2/.test(file))
    expect(upright.length).toBeGreaterThan(30)
    for (const { file, bilevel, pages } of upright) {
      const bytes = readFileSync(join(folder, file))
      const directories = UTIF.decode(bytes)
      for (let page = 0; page < pages; page += 1) {
        const directory = directories[page]
        const picture = pictures[bilevel ?? 'fine'][page]
        if (!directory || !picture) throw new Error(`${file} has no page ${page}`)
        UTIF.decodeImage(bytes, directory)
        const rgba = UTIF.toRGBA8(directory)
        let wrong = 0
        for (let y = 0; y < picture.height; y += 1) for (let x = 0; x < picture.width; x += 1) if ((rgba[(y * picture.width + x) * 4] === 0) !== isBlack(picture, x, y)) wrong += 1
        expect(`${file}: ${wrong}`).toBe(`${file}: 0`)
      }
    }
  })
})

describe('the bad fixtures', { timeout: drawingTime }, () => {
  it('are listed with an expectation and a reason, and small enough to be made for a test', async () => {
    const folder = tempFolder()
    const made = await makeBadFixtures(folder)
    expect(readdirSync(folder).sort()).toEqual(made.map(({ file }) => file).sort())
    expect(new Set(made.map(({ file }) => file)).size).toBe(made.length)
    expect(made.every(({ why, expect: wanted }) => why.length > 5 && ['recorded', 'quarantined', 'either'].includes(wanted))).toBe(true)
    expect(made.every(({ file }) => statSync(join(folder, file)).size <= 3_100_000)).toBe(true)
  })

  it('hold a bomb that says its size and a multi-page one that has all its pages', async () => {
    const folder = tempFolder()
    await makeBadFixtures(folder)
    const [bomb] = UTIF.decode(readFileSync(join(folder, 'bomb-35000.tif')))
    expect([bomb?.['t256'], bomb?.['t257']]).toEqual([[35_000], [35_000]])
    expect(readFileSync(join(folder, 'bomb-35000.png')).readUInt32BE(16)).toBe(35_000)
    expect(UTIF.decode(readFileSync(join(folder, 'bomb-20000-pages.tif')))).toHaveLength(20_000)
  })

  it('come with a file as large as wanted', () => {
    const path = join(tempFolder(), 'huge.tif')
    makeHugeFile(path, 5_000_000)
    expect(statSync(path).size).toBe(5_000_000)
  })
})

describe('the mail set', () => {
  it('is the same for the same seed and another for another', () => {
    const [one, two, three] = [tempFolder(), tempFolder(), tempFolder()] as const
    const made = makeMails(one, 30, 5)
    expect(makeMails(two, 30, 5)).toEqual(made)
    makeMails(three, 30, 6)
    const all = (folder: string): string => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('')
    expect(all(two)).toBe(all(one))
    expect(all(three)).not.toBe(all(one))
  })

  it('has threads whose mails name the earlier ones, and ids that occur once', async () => {
    const folder = tempFolder()
    const made = makeMails(folder, 120, 1)
    expect(new Set(made.map(({ messageId }) => messageId)).size).toBe(120)
    const threadOf = new Map(made.map(({ messageId, thread }) => [messageId, thread]))
    let answers = 0
    for (const { file, thread, subject, from, at } of made) {
      const parsed = await PostalMime.parse(readFileSync(join(folder, file)))
      expect([parsed.subject, parsed.from?.address, Date.parse(parsed.date ?? '')]).toEqual([subject, from, at])
      expect((parsed.text ?? '').length).toBeGreaterThan(100)
      const references = parsed.references?.split(/\s+/) ?? []
      if (references.length > 0) answers += 1
      expect(references.every((id) => threadOf.get(id) === thread)).toBe(true)
    }
    expect(answers).toBeGreaterThan(20)
  })
})
