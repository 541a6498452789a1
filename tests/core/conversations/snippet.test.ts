import { describe, expect, it } from 'vitest'
import { faxSnippetOf, snippetOf } from '../../../src/core/conversations/refresh'

describe('snippet', () => {
  it('is the first words on one line, without what is quoted', () => {
    expect(snippetOf('Guten Tag,\n> alte Worte\n\n  wann   kommt es?')).toBe('Guten Tag, wann kommt es?')
    expect(snippetOf('')).toBe('')
    expect(snippetOf('x'.repeat(10_000))).toHaveLength(200)
  })

  it('of a letter begins after its salutation', () => {
    const letter = '05-OKT-2026 09:14 VON: TOLLMOOR +49 40 66969418\nTOLLMOOR\nSehr geehrte Damen und Herren,\nbitte liefern Sie'
    expect(faxSnippetOf(letter)).toBe('bitte liefern Sie')
    expect(faxSnippetOf('Lieferschein 88214\n12 Stück')).toBe('Lieferschein 88214 12 Stück')
    expect(faxSnippetOf('')).toBe('')
  })
})
