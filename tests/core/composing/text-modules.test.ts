import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillPlaceholders, openPlaceholders, unknownPlaceholders } from '../../../src/core/composing/placeholders'
import { engineCalls } from '../../../src/shared/contract'
import { addIncoming } from '../../helpers/correspondence'
import { good, openOffice } from '../../helpers/office'

const values = { 'contact.name': 'Erika', 'conversation.subject': 'Anfrage', 'message.date': '3. März 2026', 'account.name': 'Büro' }
const nobody = '0190a0a0-0000-7000-8000-000000000001'

describe('placeholders', () => {
  it('are filled with words of one line, and only once', () => {
    expect(fillPlaceholders('Guten Tag {{contact.name}}, zu {{ Conversation.Subject }}', values)).toEqual({ text: 'Guten Tag Erika, zu Anfrage', open: [] })
    const planted = { ...values, 'contact.name': 'a\r\nBcc: x@y.example\n\n{{account.name}}' }
    expect(fillPlaceholders('{{contact.name}}!', planted).text).toBe('a Bcc: x@y.example { {account.name}}!')
    expect(fillPlaceholders('{{contact.name}}', { ...values, 'contact.name': 'ü'.repeat(10_000) }).text).toHaveLength(200)
  })

  it('what nothing is known for stays and is said', () => {
    expect(fillPlaceholders('{{contact.name}} {{firma}}', { ...values, 'contact.name': ' \n' })).toEqual({ text: '{{contact.name}} {{firma}}', open: ['contact.name', 'firma'] })
  })

  it('unknown names are found, braces are not', () => {
    expect(unknownPlaceholders('{{contact.name}} {{kontakt.name}} {{ x }} {{x}} {a} {{}} {{\n}} {{__proto__}}')).toEqual(['kontakt.name', 'x', '__proto__'])
  })

  it('open ones are looked for in one’s own words', () => {
    expect(openPlaceholders('a {{contact.name}}\n> {{quoted.text}}\n{{ x.y }} {{kein name}}')).toEqual(['contact.name', 'x.y'])
    expect(openPlaceholders('ok\n---------- Weitergeleitete Nachricht ----------\n{{contact.name}}')).toEqual([])
  })

  it('any text and any values: nothing is filled in twice, nothing takes long', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('{{', '}}', 'contact.name', '{{contact.name}}', '\n', '>'), fc.string())).map((parts) => parts.join(''))
    fc.assert(fc.property(text, text, (module, name) => !fillPlaceholders(module, { ...values, 'contact.name': name, 'account.name': 'DOPPELT' }).text.includes('DOPPELT') || module.includes('account.name')), { numRuns: 300 })
    expect(openPlaceholders('{{'.repeat(200_000))).toEqual([])
    expect(unknownPlaceholders('{{ '.repeat(200_000))).toEqual([])
  })
})

describe('text modules', () => {
  it('are kept, changed and removed; a short name is one module’s', async () => {
    const { calls } = await openOffice()
    const { id } = good(await calls['modules.save']({ id: null, name: 'Gruß', short: 'mfg', text: 'Mit freundlichen Grüßen' }))
    expect(await calls['modules.save']({ id: null, name: 'Anders', short: 'MFG', text: 'x' })).toMatchObject({ error: { code: 'module-short-taken' } })
    good(await calls['modules.save']({ id, name: 'Gruß', short: 'mfg', text: 'Viele Grüße' }))
    good(await calls['modules.save']({ id: null, name: 'Anderer', short: '', text: 'x' }))
    expect(good(await calls['modules.list']({})).modules.map(({ name, text }) => [name, text])).toEqual([['Anderer', 'x'], ['Gruß', 'Viele Grüße']])
    good(await calls['modules.remove']({ id }))
    good(await calls['modules.remove']({ id }))
    expect(await calls['modules.save']({ id, name: 'x', short: '', text: 'x' })).toMatchObject({ error: { code: 'not-found' } })
    expect(good(await calls['modules.list']({})).modules).toHaveLength(1)
  })

  it('name no placeholder that does not exist', async () => {
    const { calls } = await openOffice()
    expect(await calls['modules.save']({ id: null, name: 'x', short: '', text: 'Hallo {{name}} {{contact.name}}' })).toMatchObject({ error: { code: 'placeholder-unknown', params: { names: '{{name}}' } } })
  })

  it('are filled for the draft; what is left open is never sent', async () => {
    const { calls, context } = await openOffice()
    const { conversationId } = await addIncoming(context, { at: Date.UTC(2026, 2, 3, 12) }, { name: 'Nordlicht eG' })
    const { id } = good(await calls['modules.save']({ id: null, name: 'x', short: '', text: '{{contact.name}} / {{conversation.subject}} / {{message.date}} / {{account.name}}' }))
    const draft = good(await calls['draft.open']({ conversationId }))
    expect(good(await calls['modules.fill']({ id, draftId: draft.id }))).toEqual({ text: 'Nordlicht eG / Anfrage / 3. März 2026 / Büro Müller', open: [] })
    const begun = good(await calls['draft.begin']({}))
    const filled = good(await calls['modules.fill']({ id, draftId: begun.id }))
    expect(filled.open).toEqual(['contact.name', 'conversation.subject', 'message.date'])
    good(await calls['draft.save']({ ...begun, to: 'a@b.example', text: filled.text }))
    expect(await calls['outbox.send']({ draftId: begun.id })).toMatchObject({ error: { code: 'placeholder-open', params: { names: '{{contact.name}}, {{conversation.subject}}, {{message.date}}' } } })
    for (const wrong of [{ id: nobody, draftId: begun.id }, { id, draftId: nobody }]) expect(await calls['modules.fill'](wrong)).toMatchObject({ error: { code: 'not-found' } })
  })

  it('a name of nothing but blanks or a short name of two words is none', () => {
    const { input } = engineCalls['modules.save']
    const good = { id: null, name: 'x', short: 'y', text: 'z' }
    expect(input.safeParse(good).success).toBe(true)
    for (const bad of [{ name: ' ' }, { short: 'a b' }, { text: '' }, { text: 'x'.repeat(20_001) }]) expect(input.safeParse({ ...good, ...bad }).success).toBe(false)
  })
})
