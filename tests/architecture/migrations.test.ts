import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../src/core/store/migrations'

describe('migrations', () => {
  it('are numbered from 1 without gaps, in the order of their list', () => {
    expect(migrations.map((migration) => migration.number)).toEqual(migrations.map((_, index) => index + 1))
  })

  it('are all listed: no file is forgotten', () => {
    const files = globSync('src/core/store/migrations/[0-9]*.ts')
    expect(files).toHaveLength(migrations.length)
  })

  it('have a stored database of every older version to be tested from', () => {
    const stored = globSync('tests/fixtures/databases/version-*.sql').map((file) => Number(/version-(\d+)/.exec(file)?.[1]))
    expect(stored.sort((a, b) => a - b)).toEqual(migrations.map((migration) => migration.number))
  })
})
