import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import address from 'zxing-wasm/reader/zxing_reader.wasm?inline'

// The module comes with the program; left to itself the library would fetch it from the network.
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')).buffer } })

/** What is on faxes: payment and link codes, parcel and document numbers. */
const formats = ['QRCode', 'DataMatrix', 'Aztec', 'PDF417', 'Code128', 'Code39', 'EAN13', 'EAN8', 'ITF'] as const

/** @param pixels red, green, blue and opacity of each pixel */
export async function readWithZxing(pixels: Uint8ClampedArray, width: number, height: number): Promise<readonly string[]> {
  const found = await readBarcodes({ data: pixels, width, height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0], { formats: [...formats], tryHarder: true, tryRotate: true, tryInvert: false, maxNumberOfSymbols: 8 })
  return found.filter(({ isValid, text }) => isValid && text !== '').map(({ text }) => text)
}
