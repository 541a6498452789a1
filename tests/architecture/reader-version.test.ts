import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { expect, it } from 'vitest'
import { readerVersion } from '../../src/core/recognition'

it('the version of recognition changes with everything that reads pages: write the new one into reader-version.ts', () => {
  const sources = globSync(['src/core/recognition/**/*.ts', 'src/core/transmit-line/*.ts', 'src/core/adapters/tesseract/{blocks,thread}.ts', '!**/reader-version.ts']).sort()
  expect(sources.length).toBeGreaterThan(30)
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<Record<string, Readonly<Record<string, string>>>>
  const engines = Object.entries({ ...devDependencies, ...dependencies }).filter(([name]) => /tess/.test(name))
  expect(engines.length).toBeGreaterThan(2)
  const print = createHash('sha256').update(JSON.stringify(engines))
  for (const source of sources) print.update(source).update(readFileSync(source, 'utf8').replaceAll('\r\n', '\n'))
  expect(readerVersion).toBe(print.digest('hex').slice(0, 12))
})
