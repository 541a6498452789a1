import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerSender } from '../../../src/core/intake/header-line'

describe('transmit line', () => {
  const lines: [string, string, string][] = [
    ['12-MAR-2026 14:05   VON: MUELLER GMBH   +49 30 1234567   AN: +49 351 7654321   S. 01/03', '+49301234567', 'MUELLER GMBH'],
    ['FAX 089 99998-267    WIESENGRUNDLER HEIZUNGSBAU    06.10.26  16:52    Seite 1 von 1', '+498999998267', 'WIESENGRUNDLER HEIZUNGSBAU'],
    ['2026-10-07 11:03 Kraftfink Elektrogrosshandel 0221 4710535 03023125190 P 1/1', '+492214710535', 'Kraftfink Elektrogrosshandel'],
    ['09/10/2026 14:26 02214710366 STAHLBAU RUETTGENSIEPEN s. 01', '+492214710366', 'STAHLBAU RUETTGENSIEPEN'],
    ['O0CT-12-2026 MON 10:37 AM SPED OSTERMOOR-LUETH FAX NO. +49 40 66969752 P. 01/02', '+494066969752', 'SPED OSTERMOOR-LUETH'],
    ['06.10.2026 16:52 Von: Tollmoor KG 040 66969418 An: 030 23125000 S.1/1', '+494066969418', 'Tollmoor KG'],
    ['2026-10-06 09:01 FROM: +49 69 90009713 TO: +49 30 23125000 P. 1/2', '+496990009713', ''],
  ]
  for (const [line, number, name] of lines) {
    it(`is read: ${line.slice(0, 40)}…`, () => {
      expect(headerSender(`${line}\nSehr geehrte Damen und Herren`)).toEqual({ number, name })
    })
  }

  it('is not made of a letterhead, a date or a number in the letter', () => {
    expect(headerSender('Tollmoor KG · Telefax 040 66969418 · 20095 Hamburg\nBestellung')).toBeNull()
    expect(headerSender('06.10.2026 16:52 Seite 1 von 1')).toBeNull()
    expect(headerSender('Guten Tag\nwie besprochen\num 14:05 unter 030 23125017 S. 1/1')).toBeNull()
    expect(headerSender('')).toBeNull()
  })

  it('never throws, whatever recognition made of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const sender = headerSender(`12:05 ${text}`)
        return sender === null || /^\+\d{5,15}$/.test(sender.number)
      }),
    )
  })
})
