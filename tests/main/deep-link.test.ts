import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversationIn, conversationOf } from '../../src/main/deep-link'
import { startAt } from '../../src/renderer/app/navigation'
import { conversationHash } from '../../src/shared/contract/window-api'

const id = '019f6c5e-0000-7000-8000-000000000001'

describe('a link to a conversation', () => {
  it('names it by its id, however the system writes it', () => {
    expect([`rueckkanal://conversation/${id}`, `rueckkanal://conversation/${id}/`, `RUECKKANAL://Conversation/${id.toUpperCase()}`].map(conversationOf)).toEqual([id, id, id])
    expect(conversationIn(['/opt/rueckkanal', '--data', '/x', `rueckkanal://conversation/${id}`])).toBe(id)
    expect(startAt(`#${conversationHash(id)}`).open).toEqual({ id, messageId: null, words: [] })
  })

  it.each([
    '',
    'rueckkanal:',
    `rueckkanal:conversation/${id}`,
    `rueckkanal://conversation/${id}?run=1`,
    `rueckkanal://conversation/${id}#x`,
    `rueckkanal://conversation/${id}/../../settings`,
    `rueckkanal://conversation/${id} --data /tmp/evil`,
    `rueckkanal://conversation/${id}\n--cli`,
    'rueckkanal://conversation/00000000-0000-0000-0000-000000000000',
    'rueckkanal://conversation/%2e%2e',
    `rueckkanal://settings/${id}`,
    `https://conversation/${id}`,
    `javascript:alert(1)//rueckkanal://conversation/${id}`,
    `file:///etc/passwd?rueckkanal://conversation/${id}`,
  ])('%s leads nowhere', (address) => {
    expect(conversationOf(address)).toBeNull()
    expect(conversationIn(['/opt/rueckkanal', address])).toBeNull()
  })

  it('whatever else is written leads nowhere and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string().map((text) => `rueckkanal://conversation/${text}`)), (address) => conversationOf(address) === null))
    fc.assert(fc.property(fc.string(), (hash) => startAt(hash).open === null))
  })
})
