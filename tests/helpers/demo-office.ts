import type { Page } from 'playwright/test'
import { built, compose } from '../../scripts/bench/engine.mjs'
import type { Shown } from './views'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Fills a new data folder with a small invented office whose last day is today: what is shown of it is as near as in a real one. */
export async function fillOffice(data: string, conversations = 120): Promise<void> {
  const { makeDemo } = (await compose()) as typeof import('../../src/core/compose')
  const made = await makeDemo({ data, ...built }, { conversations, months: 12, seed: 7, until: Date.now() }, silent, () => undefined)
  if (!made.ok) throw new Error(made.error.code)
}

/** Sits somebody down and leaves the traces of a morning's work: a draft, a note, a checklist, what is due, put off and put away. */
export async function workInOffice(page: Page): Promise<Shown> {
  return page.evaluate(async () => {
    const { call } = window.rueckkanal
    const value = async <T>(answer: Promise<{ readonly ok: boolean; readonly value?: T; readonly error?: { readonly code: string } }>): Promise<T> => {
      const result = await answer
      if (!result.ok) throw new Error(result.error?.code ?? '')
      return result.value as T
    }
    const { people } = await value(call('people.list', {}))
    const [me, colleague] = people.filter(({ leftAt }) => leftAt === null)
    if (!me || !colleague) throw new Error('nobody works here')
    await value(call('people.choose', { id: colleague.id }))
    const listed = await Promise.all((['open', 'waiting', 'done'] as const).map(async (filter) => (await value(call('inbox.list', { filter, limit: 60, before: null }))).rows))
    const all = listed.flat().filter(({ messages }) => messages > 0)
    const mail = all.find(({ channel, messages }) => channel === 'mail' && messages > 1) ?? all.find(({ channel }) => channel === 'mail')
    const fax = all.find(({ channel, direction }) => channel === 'fax' && direction === 'in')
    const others = all.filter(({ id }) => id !== mail?.id && id !== fax?.id).map(({ id }) => id)
    await value(call('work.do', { conversationIds: [mail?.id ?? '', fax?.id ?? '', ...others.slice(0, 5)].filter((id) => id !== ''), deed: { kind: 'state', state: 'open' } }))
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = others
    if (!mail || !fax) throw new Error('no mail or no fax is open')
    await value(call('note.add', { conversationId: mail.id, text: `Skonto ist abgesprochen. @${me.name} bitte noch den Liefertermin prüfen.` }))
    await value(call('work.do', { conversationIds: [mail.id, first], deed: { kind: 'owner', personId: me.id } }))
    await value(call('people.choose', { id: me.id }))
    await value(call('checklist.add', { conversationId: mail.id, text: 'Preis prüfen\nLiefertermin bestätigen' }))
    const today = new Date()
    await value(call('work.do', { conversationIds: [first, second], deed: { kind: 'due', dueOn: Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) } }))
    await value(call('work.do', { conversationIds: [second], deed: { kind: 'urgent', urgent: true } }))
    await value(call('work.do', { conversationIds: [third], deed: { kind: 'snooze', until: Date.now() + 3 * 86_400_000 } }))
    await value(call('work.do', { conversationIds: [fourth], deed: { kind: 'put-away', where: 'trash' } }))
    await value(call('work.do', { conversationIds: [fifth], deed: { kind: 'state', state: 'waiting' } }))
    // Two work at the firm whose mail is shown, one of them elsewhere as well.
    const firm = (await value(call('conversation.get', { id: mail.id }))).contact
    const { contactId } = await value(call('contact.addMember', { id: firm.id, as: 'member', other: { name: 'Hannes Öhlschläger' } }))
    await value(call('contact.addAddress', { id: contactId, kind: 'phone', value: '0431 2091744', origin: 'entered' }))
    await value(call('contact.addMember', { id: contactId, as: 'organisation', other: { name: 'Öhlschläger Beratung' } }))
    const faxing = (await value(call('conversation.get', { id: fax.id }))).contact
    if (faxing.id !== firm.id) await value(call('contact.addMember', { id: firm.id, as: 'member', other: { id: faxing.id } }))
    return { fax: fax.id, mail: mail.id, firm: firm.name }
  })
}
