import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { beforeAll, describe, expect, it } from 'vitest'
import { importLaw } from './import-law'

let result: ICruiseResult

beforeAll(async () => {
  const cruised = await cruise(
    ['src'],
    { ruleSet: { forbidden: importLaw }, validate: true, doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true },
    { extensions: ['.ts', '.tsx', '.js', '.mjs', '.css', '.json'] },
    { tsConfig: extractTSConfig('tsconfig.base.json') },
  )
  result = cruised.output as ICruiseResult
}, 120_000)

describe('import law', () => {
  it('sees the whole of src, with its imports', () => {
    expect(result.summary.totalCruised).toBeGreaterThan(100)
    const compose = result.modules.find((module) => module.source === 'src/core/compose.ts')
    expect(compose?.dependencies.map((dependency) => dependency.resolved)).toContain('src/core/engine.ts')
  })

  for (const { name } of importLaw) {
    it(`holds: ${name}`, () => {
      const broken = result.summary.violations.filter((violation) => violation.rule.name === name)
      expect(broken.map((violation) => `${violation.from} → ${violation.to}`)).toEqual([])
    })
  }
})
