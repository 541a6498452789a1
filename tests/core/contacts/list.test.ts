import { describe, expect, it } from 'vitest'
import { contactHandlers, contactUndoers } from '../../../src/core/contacts'
import { historyHandlers } from '../../../src/core/history'
import type { Output } from '../../../src/shared/contract'
import { addIncoming } from '../../helpers/correspondence'
import { testContext } from '../../helpers/context'
import { good } from '../../helpers/office'

async function desk() {
  const context = await testContext()
  const calls = { ...contactHandlers(context, async () => []), ...historyHandlers(context, contactUndoers) }
  const add = async (name: string, ...addresses: readonly (readonly ['email' | 'fax' | 'phone', string])[]): Promise<string> => {
    const { id } = good(await calls['contact.add']({ name }))
    for (const [kind, value] of addresses) good(await calls['contact.addAddress']({ id, kind, value, origin: 'entered' }))
    return id
  }
  const list = async (query = '', limit = 50) => good(await calls['contacts.list']({ query, limit, after: null }))
  const names = async (query = '') => (await list(query)).rows.map(({ name, addresses }) => name || (addresses[0]?.value ?? ''))
  return { context, calls, add, list, names }
}

describe('the list of contacts', () => {
  it('goes by name as a German reads it, who has none behind', async () => {
    const { calls, add, names } = await desk()
    for (const name of ['Zander', 'Öhler', 'oberle', 'Ölmühle', 'Arndt', 'Änne', '4711 GmbH']) await add(name)
    const nameless = await add('x', ['fax', '0431 2091744'])
    await calls['contact.rename']({ id: nameless, name: '' })
    expect(await names()).toEqual(['4711 GmbH', 'Änne', 'Arndt', 'oberle', 'Öhler', 'Ölmühle', 'Zander', '+494312091744'])
    await calls['contact.rename']({ id: nameless, name: 'Bär' })
    expect((await names())[3]).toBe('Bär')
  })

  it('comes page by page, each contact once, those of one name as well', async () => {
    const { calls, add } = await desk()
    for (let index = 0; index < 7; index += 1) await add(index < 4 ? 'Müller' : `Schulz ${String(index)}`)
    const seen: string[] = []
    let after: Output<'contacts.list'>['next'] = null
    do {
      const page: Output<'contacts.list'> = good(await calls['contacts.list']({ query: '', limit: 3, after }))
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  })

  it.each([
    ['mull', ['Müller Bau']],
    ['muller', ['Müller Bau']],
    ['bau mueller', ['Müller Bau']],
    ['einkauf@', ['Müller Bau']],
    ['EINKAUF mül', ['Müller Bau']],
    ['0431 20917-44', ['Werft']],
    ['+49 431', ['Werft']],
    ['0049 (0)431 2091744', ['Werft']],
    ['100%', ['100% Bio']],
    ['_', []],
    ['\\', []],
    ['Müller Werft', []],
  ])('finds by name, number and address: “%s”', async (query, found) => {
    const { add, names } = await desk()
    await add('Müller Bau', ['email', 'einkauf@mueller.example'])
    await add('Werft', ['fax', '0431 2091744'])
    await add('100% Bio')
    expect(await names(query)).toEqual(found)
  })

  it('counts conversations and names three addresses, the best first', async () => {
    const { context, calls, list } = await desk()
    const { contactId } = await addIncoming(context, {}, { name: 'Werft', fax: '+494312091744' })
    for (const [kind, value] of [['web', 'werft.example'], ['email', 'a@werft.example'], ['phone', '0431 1234567']] as const) await calls['contact.addAddress']({ id: contactId, kind, value, origin: 'entered' })
    expect((await list('werft')).rows).toMatchObject([{ name: 'Werft', conversations: 1, addresses: [{ kind: 'email' }, { kind: 'phone' }, { kind: 'fax' }] }])
  })

  it('a contact that was added goes again when that is taken back, unless something has come to it', async () => {
    const { calls, names } = await desk()
    const { id, changeId } = good(await calls['contact.add']({ name: ' Neue\tFirma ' }))
    expect(await names()).toEqual(['Neue Firma'])
    const added = good(await calls['contact.addAddress']({ id, kind: 'email', value: 'a@neu.example', origin: 'entered' }))
    await expect(calls['history.undo']({ changeId })).rejects.toMatchObject({ failure: { code: 'change-outdated' } })
    await calls['history.undo']({ changeId: added.changeId ?? '' })
    good(await calls['history.undo']({ changeId }))
    expect(await names()).toEqual([])
    expect(await calls['contact.add']({ name: ' ' })).toMatchObject({ error: { code: 'contact-nameless' } })
  })

  it('a telephone number may be two firms’, an e-mail address may not', async () => {
    const { calls, add } = await desk()
    await add('Eins', ['phone', '0431 1234567'], ['email', 'post@haus.example'])
    const two = await add('Zwei', ['phone', '0431 1234567'])
    expect(good(await calls['contact.get']({ id: two })).addresses).toMatchObject([{ kind: 'phone', value: '+494311234567' }])
    expect(await calls['contact.addAddress']({ id: two, kind: 'email', value: 'post@haus.example', origin: 'entered' })).toMatchObject({ error: { code: 'address-taken', params: { name: 'Eins' } } })
  })
})
