import { describe, expect, it } from 'vitest'
import { tellSender, type Evidence, type TaughtSign } from '../../../src/core/contacts/tell'
import { checkAddress } from '../../../src/core/contacts/check-address'
import { createTransport } from '../../../src/core/adapters/smtp'

const number = '+494312091744'
const nothing: Evidence = { number: null, station: null, letterhead: null }
let made = 0
const sign = (contactId: string, kind: TaughtSign['kind'], text: string, via = ''): TaughtSign => ({ id: String((made += 1)), contactId, kind, text, via })

describe('whose a fax is', () => {
  it.each<[string, Evidence, string | null, readonly TaughtSign[], string | null, string]>([
    ['its number is known', { ...nothing, number }, 'nordlicht', [], 'nordlicht', 'number'],
    ['its number is nobody’s', { ...nothing, number }, null, [], null, 'nothing'],
    ['it says nothing', nothing, null, [], null, 'nothing'],
    ['two firms on one number: the one whose letterhead was taught', { ...nothing, number, letterhead: 'Werft Krause GmbH' }, 'nordlicht', [sign('werft', 'letterhead', 'Werft Krause GmbH', number)], 'werft', 'number-letterhead'],
    ['two firms on one number: the other', { ...nothing, number, letterhead: 'Nordlicht eG' }, 'nordlicht', [sign('werft', 'letterhead', 'Werft Krause GmbH', number)], 'nordlicht', 'number'],
    ['two firms on one number: no letterhead was read', { ...nothing, number }, 'nordlicht', [sign('werft', 'letterhead', 'Werft Krause GmbH', number)], 'nordlicht', 'number'],
    ['the letterhead as a bad fax leaves it', { ...nothing, number, letterhead: 'Werfl Krause GrnbH' }, 'nordlicht', [sign('werft', 'letterhead', 'Werft Krause GmbH', number)], 'werft', 'number-letterhead'],
    ['letters and umlauts differ', { ...nothing, number, letterhead: 'MÜLLER BAU' }, 'a', [sign('b', 'letterhead', 'Mueller-Bau', number)], 'b', 'number-letterhead'],
    ['another firm of a name alike', { ...nothing, number, letterhead: 'Müller Dach GmbH' }, 'a', [sign('b', 'letterhead', 'Müller Bau GmbH', number)], 'a', 'number'],
    ['two machines on one number', { ...nothing, number, station: 'LAGER SUED' }, 'zentrale', [sign('lager', 'station', 'Lager Süd', number)], 'lager', 'number-station'],
    ['the letterhead says more than the machine', { number, station: 'FAX 2', letterhead: 'Werft Krause GmbH' }, 'a', [sign('b', 'station', 'FAX 2', number), sign('c', 'letterhead', 'Werft Krause GmbH', number)], 'c', 'number-letterhead'],
    ['a forwarded fax is his who dialled', { ...nothing, number, letterhead: 'Finanzamt Kiel' }, 'steuerberater', [sign('finanzamt', 'letterhead', 'Finanzamt Kiel')], 'steuerberater', 'number'],
    ['a number kept back: the letterhead that was taught', { ...nothing, letterhead: 'Finanzamt Kiel' }, null, [sign('finanzamt', 'letterhead', 'Finanzamt Kiel')], 'finanzamt', 'letterhead'],
    ['a number kept back: the stamped name first', { ...nothing, station: 'FA KIEL NORD', letterhead: 'Finanzamt Kiel' }, null, [sign('finanzamt', 'letterhead', 'Finanzamt Kiel'), sign('nord', 'station', 'FA Kiel Nord')], 'nord', 'station'],
    ['what was taught for another number says nothing here', { ...nothing, number, letterhead: 'Werft Krause GmbH' }, 'a', [sign('b', 'letterhead', 'Werft Krause GmbH', '+4930123456')], 'a', 'number'],
    ['what was taught for a number says nothing without it', { ...nothing, letterhead: 'Werft Krause GmbH' }, null, [sign('b', 'letterhead', 'Werft Krause GmbH', number)], null, 'nothing'],
    ['what was taught last holds', { ...nothing, letterhead: 'Werft Krause' }, null, [sign('new', 'letterhead', 'Werft Krause'), sign('old', 'letterhead', 'Werft Krause')], 'new', 'letterhead'],
    ['an empty sign matches nothing', { ...nothing, number, letterhead: '' }, 'a', [sign('b', 'letterhead', '', number)], 'a', 'number'],
  ])('%s', (_, evidence, owner, signs, contactId, rule) => {
    expect(tellSender(evidence, { owner, signs })).toMatchObject({ contactId, rule })
  })
})

describe('a number is one, however it is written', () => {
  it.each(['0431 20917-44', '0431/2091744', '(0431) 2091744', '+49 431 2091744', '+49 (0)431 20917-44', '0049 431 2091744', '0431-20917-44', '0431.20917.44', '04312091744', 'O431 2O917-44', '+49 (431) 2091744', '0431 / 20 91 744'])('%s', (typed) => {
    expect(checkAddress(createTransport(), 'fax', typed)).toEqual({ ok: true, value: number })
  })
})

describe('what a letterhead says besides', () => {
  it.each([
    ['iban', 'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['iban', ' de89370400440532013000', 'DE89370400440532013000'],
    ['customer', ' K  7540/B ', 'K 7540/B'],
  ] as const)('%s “%s” is taken', (kind, typed, value) => {
    expect(checkAddress(createTransport(), kind, typed)).toEqual({ ok: true, value })
  })

  it.each([
    ['iban', 'DE89 3704 0044 0532 0130 01', 'iban-invalid'],
    ['iban', '', 'iban-invalid'],
    ['customer', '  ', 'customer-number-invalid'],
    ['customer', 'x'.repeat(41), 'customer-number-invalid'],
  ] as const)('%s “%s” is refused', (kind, typed, code) => {
    expect(checkAddress(createTransport(), kind, typed)).toMatchObject({ error: { code } })
  })
})
