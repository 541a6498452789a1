import { expect, it } from 'vitest'
import { groupHits } from '../../src/renderer/features/search/group-hits'
import type { Hit } from '../../src/renderer/features/search/hit'

const hit = (messageId: string, conversationId: string, marked: string[] = [], near = false): Hit => {
  const text = marked.join(' ')
  const ranges = marked.map((word): [number, number] => [text.indexOf(word), text.indexOf(word) + word.length])
  const none = { text: '', ranges: [] }
  return { messageId, conversationId, channel: 'mail', at: 0, contact: none, subject: none, snippet: { text, ranges }, near }
}

it('hits of a conversation are one line where the first stands, with the best of them and their number', () => {
  const groups = groupHits([hit('1', 'a', ['alt']), hit('2', 'b'), hit('3', 'a', ['alt', 'neu']), hit('4', 'a', ['neu', 'alt']), hit('5', 'c', ['x'], true), hit('6', 'a', ['alt', 'neu', 'x'], true)])
  expect(groups.map(({ conversationId, best, count, near }) => [conversationId, best.messageId, count, near])).toEqual([
    ['a', '3', 4, false],
    ['b', '2', 1, false],
    ['c', '5', 1, true],
  ])
})
