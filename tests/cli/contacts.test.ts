import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../helpers/temp-folder'
import { json, run } from './run'

describe('contacts', () => {
  it('are taken in from a table, and given out as cards and as a table', async () => {
    const folder = tempFolder()
    const data = join(folder, 'data')
    const file = join(folder, 'in.csv')
    writeFileSync(file, 'Name;E-Mail\nWerft;post@werft.example\nAnna;anna@\n')
    const dry = await run(['contacts', 'import', file, '--dry-run', '--json', '--data', data])
    expect([dry.code, json(dry.lines[0])]).toEqual([2, { fresh: 2, joined: 0, known: 0, leftOut: 1, imported: false }])
    const real = await run(['contacts', 'import', file, '--data', data], { env: { LANG: 'de_DE.UTF-8' } })
    expect([real.code, real.lines[0]]).toEqual([2, '2 neue Kontakte, 0 ergänzt, 0 schon bekannt, eine Angabe ausgelassen'])
    expect(real.err).toContain('Zeile 3: „anna@“ ausgelassen, keine vollständige E-Mail-Adresse')
    for (const [name, begin] of [['aus.vcf', 'BEGIN:VCARD'], ['aus.csv', '\uFEFFName;']] as const) {
      const target = join(folder, name)
      expect((await run(['contacts', 'export', '--out', target, '--data', data])).code).toBe(0)
      expect(readFileSync(target, 'utf8').startsWith(begin)).toBe(true)
      expect((await run(['contacts', 'export', '--out', target, '--data', data])).code).toBe(1)
    }
  })

  it('say how they are meant', async () => {
    const folder = tempFolder()
    const data = join(folder, 'data')
    for (const words of [[], ['import'], ['export'], ['export', 'x', '--out', 'y'], ['weg', 'x'], ['export', '--out', join(folder, 'a'), '--form', 'pdf']]) {
      expect((await run(['contacts', ...words, '--data', data])).code).toBe(1)
    }
    expect((await run(['contacts', 'import', join(folder, 'fehlt.csv'), '--data', data])).err).toMatch(/^rueckkanal: /)
    expect((await run(['contacts', 'export', '--out', join(folder, 'a.vcf'), '--data', join(folder, 'keine')])).code).toBe(1)
    expect(existsSync(join(folder, 'a.vcf'))).toBe(false)
  })
})
