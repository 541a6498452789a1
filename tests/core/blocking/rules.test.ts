import { describe, expect, it } from 'vitest'
import { blockedBy, plainDomain, type BlockedRule, type Sender } from '../../../src/core/blocking/rules'
import { blockWays } from '../../../src/renderer/features/conversation/blocking/ways'

const nobody: Sender = { address: '', faxNumber: null, faxName: '' }

describe('who is blocked', () => {
  it.each<[BlockedRule, Partial<Sender>, boolean]>([
    [{ kind: 'email', value: 'werbung@spam.example' }, { address: ' Werbung@SPAM.example ' }, true],
    [{ kind: 'email', value: 'werbung@spam.example' }, { address: 'andere@spam.example' }, false],
    [{ kind: 'email', value: 'werbung@spam.example' }, { address: 'werbung@spam.example.evil.example' }, false],
    [{ kind: 'domain', value: 'spam.example' }, { address: 'x@spam.example' }, true],
    [{ kind: 'domain', value: 'spam.example' }, { address: 'x@news.Spam.example.' }, true],
    [{ kind: 'domain', value: 'spam.example' }, { address: 'x@notspam.example' }, false],
    [{ kind: 'domain', value: 'spam.example' }, { address: '"a@spam.example"@gut.example' }, false],
    [{ kind: 'domain', value: 'spam.example' }, { address: '' }, false],
    [{ kind: 'fax', value: '+493012345' }, { faxNumber: '+493012345' }, true],
    [{ kind: 'fax', value: '+493012345' }, { faxNumber: '+4930123456' }, false],
    [{ kind: 'fax-name', value: 'Billig-Toner GmbH' }, { faxName: ' BILLIG TONER  GMBH' }, true],
    [{ kind: 'fax-name', value: 'Billig-Toner GmbH' }, { faxName: 'Billig' }, false],
    [{ kind: 'fax-name', value: '---' }, { faxName: '...' }, false],
    [{ kind: 'fax-name', value: 'Toner' }, { faxName: '' }, false],
  ])('%o and %o: %s', (rule, sender, expected) => {
    expect(blockedBy([rule], { ...nobody, ...sender }) !== null).toBe(expected)
  })

  it.each([
    ['spam.example', 'spam.example'],
    [' @Spam.Example ', 'spam.example'],
    ['x@spam.example', 'spam.example'],
    ['https://www.spam.example/abmelden?x=1', 'spam.example'],
    ['bücher.example', 'bücher.example'],
    ['de', null],
    ['.example', null],
    ['spam..example', null],
    ['-spam.example', null],
    ['zwei wörter.example', null],
    ['', null],
    ['@', null],
    [`${'a'.repeat(300)}.example`, null],
  ])('the domain of „%s“ is %s', (typed, expected) => {
    expect(plainDomain(typed)).toBe(expected)
  })
})

describe('by what a message’s sender can be blocked', () => {
  const message = { direction: 'in', channel: 'mail', from: null, faxNumber: null } as const
  const kinds = (more: Partial<Parameters<typeof blockWays>[0]>) => blockWays({ ...message, ...more }).map(({ kind, value }) => `${kind} ${value}`)

  it('is its address or domain, its number or the name of its machine, and nothing of ours', () => {
    expect(kinds({ from: { name: 'Werbung', address: 'Werbung@Spam.example' } })).toEqual(['email werbung@spam.example', 'domain spam.example'])
    expect(kinds({ from: { name: '', address: 'jemand@GMX.de' } })).toEqual(['email jemand@gmx.de'])
    expect(kinds({ from: { name: 'nur Name', address: '' } })).toEqual([])
    expect(kinds({ channel: 'fax', faxNumber: '+493012345', from: { name: 'Billig', address: '' } })).toEqual(['fax +493012345', 'fax-name Billig'])
    // Not the gateway that mailed it.
    expect(kinds({ channel: 'fax', faxNumber: '+493012345', from: { name: '', address: 'fax@gateway.example' } })).toEqual(['fax +493012345'])
    expect(kinds({ direction: 'out', from: { name: '', address: 'a@b.example' } })).toEqual([])
  })
})
