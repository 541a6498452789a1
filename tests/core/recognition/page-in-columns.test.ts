import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dpiOf, renderPdf, scan } from '../../../scripts/samples/line.mjs'
import { makeRandom } from '../../../scripts/samples/random.mjs'
import { makeSheets } from '../../../scripts/samples/sheet.mjs'
import { bilevelPage, writeTiff } from '../../../scripts/samples/tiff.mjs'
import type { PictureType } from '../../../src/core/ports/document-reader'
import { recognisePage } from '../../../src/core/recognition'
import { openPageReaders } from '../../helpers/page-readers'
import { sharedSamples } from '../../helpers/page-worker'
import { sharedFolder } from '../../helpers/temp-folder'

const folder = sharedFolder()
const { reader, recogniser } = openPageReaders()

async function textOf(path: string, type: PictureType): Promise<string> {
  const read = await recognisePage({ reader, recogniser }, { path, type, page: 1 })
  if (!read.ok) throw new Error(read.error.code)
  return read.value.text.replace(/\s+/g, ' ')
}

/** The places at which these begin, each behind the one before. */
function inThisOrder(text: string, parts: readonly string[]): void {
  const at = parts.map((part) => text.indexOf(part))
  expect(at).not.toContain(-1)
  expect(at).toEqual([...at].sort((a, b) => a - b))
}

describe('a page in columns', { timeout: 120_000 }, () => {
  it('is read column by column, whatever stands over, between and under them', async () => {
    const sheets = makeSheets({ title: 'Rundschreiben' })
    const sheet = sheets.addSheet('sans')
    sheet.text(25, 30, 'Rundschreiben an alle Mieter des Hauses Lindenweg 4', { size: 15 })
    const narrow = { width: 62, size: 10 }
    const wide = { width: 94, size: 10 }
    sheet.text(25, 50, 'Winterdienst', { ...narrow, bold: true })
    sheet.text(25, 55, 'Bitte beachten Sie, dass der Gehweg vor dem Haus bei Schnee und Eis bis sieben Uhr morgens geräumt sein muss. Streugut steht im Keller neben der Waschküche bereit und darf gern benutzt werden. Wer verreist ist, sorgt für eine Vertretung und gibt dem Hausmeister den Namen bekannt.', narrow)
    sheet.text(94, 50, 'Die Ablesung der Heizkosten findet in der zweiten Woche des Monats statt. Der Ableser braucht freien Zugang zu allen Heizkörpern in der Wohnung und kommt nur ein einziges Mal ins Haus.', wide)
    sheet.text(94, 72, 'Treppenhaus', { ...wide, bold: true })
    sheet.text(94, 77, 'Fahrräder und Kinderwagen dürfen nur im Keller stehen, weil die Feuerwehr den vollen Durchgang verlangt. Schuhe und Schirme gehören in die Wohnung.', wide)
    sheet.text(25, 115, 'Mit freundlichen Grüßen, Ihre Hausverwaltung Sommer und Partner, die Ihnen für Fragen gern zur Verfügung steht.')
    const [drawn] = await renderPdf(await sheets.finish())
    const [xResolution, yResolution] = dpiOf.fine
    const path = join(folder, 'columns.tif')
    writeFileSync(path, writeTiff([bilevelPage(scan(drawn, { resolution: 'fine' }, makeRandom(3)), { xResolution, yResolution })]))
    inThisOrder(await textOf(path, 'tiff'), ['Rundschreiben', 'Winterdienst', 'Gehweg', 'Streugut', 'Vertretung', 'Ablesung', 'Zugang', 'Treppenhaus', 'Feuerwehr', 'Schirme', 'Hausverwaltung'])
  })

  const leaflet = join(sharedSamples, 'scan/ocrmypdf+OCRmyPDF/tests/resources/linn.png')
  it.skipIf(!existsSync(leaflet))('of a real leaflet is read so, too', async () => {
    inThisOrder(await textOf(leaflet, 'png'), [
      'The LinnSequencer',
      'Optional remote control',
      'Recording a Sequence',
      'Any additional notes',
      'sustain pedal',
      'To overdub notes at specific points',
      'simply use LOCATE',
      'Creating a Song',
      'Composition Without Compromise',
      'demonstration!',
      'Additional Features',
      'HELP button',
    ])
  })
})

describe('a small picture of few dots', { timeout: 120_000 }, () => {
  const small = join(sharedSamples, 'scan/tesseract-ocr+test/testing/phototest.tif')
  it.skipIf(!existsSync(small))('keeps the stems of letters that stand below each other, and its hairlines', async () => {
    const truth = readFileSync(small.replace('.tif', '.txt'), 'utf8')
    expect(await textOf(small, 'tiff')).toBe(truth.replace(/\s+/g, ' ').trim())
  })
})
