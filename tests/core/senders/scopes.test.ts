import { describe, expect, it } from 'vitest'
import { scopesFor, type Signs } from '../../../src/core/senders/scopes'

const fax = (id: string, letterhead = '', station = ''): Signs => ({ id, letterhead, station })
const from = (message: Signs, address = '+494312091744') => ({ ...message, address })

describe('what mending a message teaches', () => {
  it.each<[string, Parameters<typeof scopesFor>[0], readonly Signs[], Readonly<Record<string, readonly string[]>>]>([
    ['one firm, one number: the number', from(fax('a', 'Krause')), [fax('a', 'Krause'), fax('b', 'Krause')], { address: ['a', 'b'], letterhead: ['a', 'b'], message: ['a'] }],
    ['two letterheads on one number: the letterhead', from(fax('a', 'Krause')), [fax('a', 'Krause'), fax('b', 'Nordlicht'), fax('c', 'KRAUSE')], { letterhead: ['a', 'c'], address: ['a', 'b', 'c'], message: ['a'] }],
    ['a fax whose letterhead was not read is no second firm', from(fax('a', 'Krause')), [fax('a', 'Krause'), fax('b')], { address: ['a', 'b'], letterhead: ['a'], message: ['a'] }],
    ['two machines, no letterhead: the machine', from(fax('a', '', 'LAGER')), [fax('a', '', 'LAGER'), fax('b', '', 'BUERO')], { station: ['a'], address: ['a', 'b'], message: ['a'] }],
    ['no number: the letterhead', from(fax('a', 'Krause', 'FAX'), ''), [fax('a', 'Krause', 'FAX'), fax('b', 'Nordlicht', 'FAX')], { letterhead: ['a'], station: ['a', 'b'], message: ['a'] }],
    ['nothing at all: this message', from(fax('a'), ''), [fax('a'), fax('b')], { message: ['a'] }],
    ['a mail: its address', from(fax('a'), 'anna@werft.example'), [fax('a'), fax('b')], { address: ['a', 'b'], message: ['a'] }],
  ])('%s', (_, message, same, ways) => {
    const scopes = scopesFor(message, same)
    expect([...scopes.keys()]).toEqual(Object.keys(ways))
    expect(Object.fromEntries(scopes)).toEqual(ways)
  })
})
