import { describe, expect, it } from 'vitest'
import { systemIds } from '../../../src/core/adapters/system'

describe('ids', () => {
  it('are UUIDs of version 7 that grow with each call, none twice', () => {
    const ids = Array.from({ length: 20_000 }, () => systemIds.next())
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(ids).toEqual([...ids].sort())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('bear the moment in which they were given', () => {
    const before = Date.now()
    const at = parseInt(systemIds.next().replaceAll('-', '').slice(0, 12), 16)
    expect(at).toBeGreaterThanOrEqual(before)
    expect(at).toBeLessThanOrEqual(Date.now())
  })

  it('have chance of their own, also beyond what is drawn at once', () => {
    const tails = Array.from({ length: 1_000 }, () => systemIds.next().slice(-10))
    expect(new Set(tails).size).toBe(tails.length)
  })
})
