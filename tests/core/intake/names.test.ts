import { describe, expect, it } from 'vitest'
import { faxNumberOfName, toE164 } from '../../../src/core/intake/file-name'

describe('a file name', () => {
  it('tells the sender where a gateway put the number there', () => {
    expect(faxNumberOfName('06.10.26_16.52_Telefax.08999998267.pdf')).toBe('+498999998267')
    expect(faxNumberOfName('Fax_069_90009713_08.10.2026.tif')).toBeNull()
    expect(faxNumberOfName('Fax 040 66969418.tif')).toBe('+494066969418')
  })

  it('tells nothing where it only looks like it', () => {
    for (const name of ['fax000000417.tif', 'Scan_2026-10-07.tif', 'Telefax 12.10.2026 10-37.tif', '', '.tif', 'Telefax..pdf']) {
      expect([name, faxNumberOfName(name)]).toEqual([name, null])
    }
  })

  it('numbers come in any spelling', () => {
    expect(toE164('(030) 231 25-017')).toBe('+493023125017')
    expect(toE164('0049 30 23125017')).toBe('+493023125017')
    expect(toE164('17')).toBeNull()
  })
})
