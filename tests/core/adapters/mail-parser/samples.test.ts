import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import { limits } from '../../../../src/core/limits'

/** Mails with what another parser reads in them (stalwartlabs/mail-parser, its tests), a file of each name beside each. */
const samples = join(import.meta.dirname, '../../../../../shared/samples/mail/stalwartlabs+mail-parser/resources/eml')

interface Told {
  readonly text_body: readonly number[]
  readonly parts: readonly { readonly headers: readonly { readonly name: unknown; readonly value: Readonly<Record<string, unknown>> }[]; readonly body: Readonly<Record<string, unknown>> }[]
}

const wordsOf = (text: string, many: number): readonly string[] => text.split(/\s+/).filter((word) => word !== '').slice(0, many)
const textOf = ({ Text: text, Html: html }: Readonly<Record<string, unknown>>): string => (typeof text === 'string' ? text : typeof html === 'string' ? withoutTags(html) : '')
const withoutTags = (html: string): string => html.replace(/<[^<>]*>/g, ' ').replace(/&nbsp;|\u00a0/g, ' ')

describe.skipIf(!existsSync(samples))('mails with what another parser reads in them (../shared/samples)', () => {
  const names = existsSync(samples) ? readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml')).toSorted() : []

  it.each(names)('%s', async (name) => {
    const told = JSON.parse(readFileSync(join(samples, name.replace(/\.eml$/, '.json')), 'utf8')) as Told
    const mail = await parseMail(new Uint8Array(readFileSync(join(samples, name))), limits)

    // The other one gives up bare letters of 8 bits, which are read here (RFC 6532 and before).
    const subject = String(told.parts[0]?.headers.find((header) => header.name === 'subject')?.value['Text'] ?? '')
    expect(mail.subject.replace(/[^\x20-\x7e]/gu, (letter, at: number) => (subject[at] === '\ufffd' ? '\ufffd' : letter))).toBe(subject)

    const text = told.text_body.map((number) => textOf(told.parts[number]?.body ?? {})).join('\n')
    expect(wordsOf(mail.text, 12)).toEqual(wordsOf(text, 12))
  })
})
