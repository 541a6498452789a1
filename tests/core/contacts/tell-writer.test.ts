import { describe, expect, it } from 'vitest'
import type { TaughtSign } from '../../../src/core/contacts/tell'
import { isNobodys, tellWriter, writerName, type KnownWriter } from '../../../src/core/contacts/tell-writer'

const platform = 'noreply@markt.example'
const sign = (contactId: string, text: string): TaughtSign => ({ id: contactId, contactId, kind: 'name', text, via: platform })
const unknown: KnownWriter = { owner: null, sign: null, hasNames: false }
const owned = (contactId: string, said = false): KnownWriter => ({ ...unknown, owner: { contactId, said } })

describe('whose a mail is', () => {
  it.each<[string, { value: string; name: string }, KnownWriter, string | null, string, boolean]>([
    ['an address that is nobody’s yet, of somebody new', { value: 'anna@werft.example', name: 'Anna' }, unknown, null, 'nothing', false],
    ['its owner’s, whatever name stands before it', { value: 'office@werft.example', name: 'Bodo' }, owned('werft'), 'werft', 'email', false],
    ['a name taught at an ordinary address', { value: 'office@werft.example', name: 'Bodo' }, { ...owned('werft'), sign: sign('bodo', 'Bodo'), hasNames: true }, 'bodo', 'email-name', false],
    ['the first of a platform: the address is his, and so is the name', { value: platform, name: 'Anna über Markt' }, unknown, null, 'nothing', true],
    ['the same one again', { value: platform, name: 'Anna über Markt' }, { ...owned('anna'), sign: sign('anna', 'Anna über Markt'), hasNames: true }, 'anna', 'email-name', false],
    ['another one of the platform is somebody new', { value: platform, name: 'Bodo über Markt' }, { ...owned('anna'), hasNames: true }, null, 'nothing', true],
    ['a platform without a name: whoever has the address', { value: platform, name: '' }, { ...owned('anna'), hasNames: true }, 'anna', 'email', false],
    ['a name of nothing but quotes is none', { value: platform, name: ' "" ' }, { ...owned('anna'), hasNames: true }, 'anna', 'email', false],
    ['a platform known from before names told: its first name is whose it is', { value: platform, name: 'Anna über Markt' }, owned('anna'), 'anna', 'email', true],
    ['a platform of which somebody said whose it is: for every name', { value: platform, name: 'Bodo über Markt' }, { ...owned('markt', true), hasNames: true }, 'markt', 'email', false],
    ['but what was taught of one name holds', { value: platform, name: 'Bodo' }, { ...owned('markt', true), sign: sign('bodo', 'Bodo'), hasNames: true }, 'bodo', 'email-name', false],
  ])('%s', (_, party, known, contactId, rule, learns) => {
    expect(tellWriter(party, known)).toMatchObject({ contactId, rule, learns })
  })
})

describe('an address that is nobody’s', () => {
  it.each(['noreply@a.example', 'no-reply@a.example', 'no_reply@a.example', 'No.Reply@a.example', 'messages-noreply@a.example', 'noreply+4711@a.example', 'donotreply@a.example', 'do-not-reply@a.example', 'nicht-antworten@a.example', 'bittenichtantworten@a.example', 'keine.antwort@a.example', 'notification@a.example', 'benachrichtigungen@a.example', 'mailer@a.example'])('is %s', (address) => {
    expect(isNobodys(address)).toBe(true)
  })

  it.each(['office@a.example', 'info@a.example', 'anna@noreply.example', 'norbert.reply@a.example', 'mailer.schmidt@a.example', 'notifyer@a.example', '', 'noreply'])('is not “%s”', (address) => {
    expect(isNobodys(address)).toBe(false)
  })

  it('compares names without quotes and breaks', () => {
    expect(writerName(' "Anna\n über  Markt" ')).toBe('Anna über Markt')
    expect(writerName('Mu\u0308ller')).toBe('Müller')
    expect(writerName('x'.repeat(500))).toHaveLength(200)
  })
})
