import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'

const ours = globSync(['src/**/*.{ts,tsx,css,html}', 'tests/**/*.{ts,tsx,mjs}', 'scripts/**/*.mjs', 'bin/*'])
const source = ours.filter((file) => file.startsWith('src/'))
const read = (file: string): string => readFileSync(file, 'utf8')

describe('files', () => {
  it('are found', () => {
    expect(source.length).toBeGreaterThan(100)
  })

  it('stay under 400 lines', () => {
    const long = ours.filter((file) => read(file).split('\n').length > 401)
    expect(long).toEqual([])
  })

  it('leave nothing unfinished or silenced', () => {
    const marks = /\b(?:TODO|FIXME|XXX|HACK)\b|eslint-disable|@ts-ignore|@ts-expect-error|\bas any\b|: any\b/
    const marked = source.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (marks.test(line) ? [`${file}:${index + 1}`] : [])),
    )
    expect(marked).toEqual([])
  })

  it('keep ipcMain and ipcRenderer in one file each', () => {
    const holders = (word: string): string[] => source.filter((file) => new RegExp(`import[^;]*\\b${word}\\b[^;]*from 'electron'`, 's').test(read(file)))
    expect(holders('ipcMain')).toHaveLength(1)
    expect(holders('ipcRenderer')).toHaveLength(1)
  })

  it('keep main thin: under 1,600 lines and without SQL', () => {
    // the engine's process lies beside it and never runs in Electron's main process
    const main = source.filter((file) => file.startsWith('src/main/') && !file.startsWith('src/main/engine-process/'))
    expect(main.reduce((sum, file) => sum + read(file).trimEnd().split('\n').length, 0)).toBeLessThan(1_600)
    expect(main.filter((file) => /kysely|selectFrom|\bselect \*/i.test(read(file)))).toEqual([])
  })

  it('keep dialect words out of features', () => {
    const words = /\browid\b|insert or (?:ignore|replace)|\bpragma\b|\bfts5\b/i
    const free = source.filter(
      (file) => file.startsWith('src/core/') && !/^src\/core\/(?:store\/(?:dialects|search-index|migrations|tables\.ts)|adapters)/.test(file),
    )
    const code = (file: string): string => read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(free.filter((file) => words.test(code(file)))).toEqual([])
  })
})
