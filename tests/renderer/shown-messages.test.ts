import { describe, expect, it } from 'vitest'
import { firstShown } from '../../src/renderer/features/conversation/use-shown-messages'

describe('which messages of a long conversation are painted first', () => {
  it.each([
    ['the newest', 200, 199, 188],
    ['the newest where it is not known which is to be in view', 200, -1, 188],
    ['one in the middle, with one above it', 200, 50, 49],
    ['the oldest', 200, 0, 0],
    ['one near the end, with as many as fit', 200, 190, 188],
    ['all where there are few', 3, 2, 0],
  ])('%s', (_, count, inView, first) => {
    expect(firstShown(count, inView)).toBe(first)
  })
})
