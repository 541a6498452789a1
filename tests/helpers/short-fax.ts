import { writeFileSync } from 'node:fs'
import { stamp } from '../../scripts/samples/bitmap.mjs'
import { faxes, faxTiff, receiveFax } from '../../scripts/samples/faxes.mjs'
import { codeRaster } from './codes'

/** EPC069-12, version 2, as a GiroCode says it. */
export const payment = { iban: 'DE89370400440532013000', amount: '1487.50' }
const girocode = ['BCD', '002', '1', 'SCT', 'COBADEFFXXX', 'Tollmoor Anlagenbau GmbH', payment.iban, `EUR${payment.amount}`, '', '', 'RE-2026-003381'].join('\n')

interface ShortFax {
  readonly number: string
  /** as it is printed: `05.10.2026` */
  readonly date: string
  /** of another feed and another line */
  readonly seed: number
  readonly skew: number
  readonly stamped: string
  readonly withCode?: boolean
}

/** A fax of a few lines, quick to read; with a payment code of an account that its words do not name. */
export async function writeShortFax(path: string, { number, date, seed, skew, stamped, withCode = false }: ShortFax): Promise<void> {
  const order = faxes.find(({ id }) => id === 'order')
  if (!order) throw new Error('no such sample')
  const lines = ['Tollmoor Anlagenbau GmbH · Telefax 040 66969418', `Rechnung Nr. ${number}`, `Datum: ${date}`, 'Sehr geehrte Damen und Herren,', 'für die Wartung der Rohrleitungen berechnen wir unsere Leistung.', 'Bitte zahlen Sie mit dem Code unter diesem Brief.', 'Mit freundlichen Grüßen']
  const draw: typeof order.draw = (sheets) => {
    const sheet = sheets.addSheet()
    lines.forEach((line, index) => sheet.text(25, 40 + index * 10, line, { size: 12, width: 165 }))
  }
  const fax = { ...order, draw, seed, machine: [{ skew, noise: 8 }], dirt: { specks: 40 }, header: () => stamped }
  const { bitmaps } = await receiveFax(fax)
  const page = bitmaps[0]
  if (!page) throw new Error('no page')
  if (withCode) {
    const code = await codeRaster(girocode, 'QRCode', { wide: 6, high: 6 })
    stamp(page, { width: code.width, height: code.height, stride: (code.width + 7) >> 3, data: code.data }, 1150, 1660)
  }
  writeFileSync(path, faxTiff(fax, bitmaps))
}
