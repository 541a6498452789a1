import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contactFileHandlers, contactFileUndoers } from '../../../src/core/contact-files'
import { planImport, type KnownContacts } from '../../../src/core/contact-files/plan'
import { contactHandlers, contactUndoers } from '../../../src/core/contacts'
import { historyHandlers } from '../../../src/core/history'
import { ok } from '../../../src/shared/result'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { testContext } from '../../helpers/context'
import { good } from '../../helpers/office'
import { tempFolder } from '../../helpers/temp-folder'

const nobody = '0190a0a0-0000-7000-8000-000000000001'

async function desk() {
  const context = await testContext()
  const calls = { ...contactHandlers(context, async () => []), ...contactFileHandlers(context), ...historyHandlers(context, { ...contactUndoers, ...contactFileUndoers }) }
  const folder = tempFolder()
  const file = (text: string | Uint8Array, name = 'kontakte.csv'): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const state = () =>
    context.store.read(async (tx) => ({
      contacts: await tx.selectFrom('contact').selectAll().orderBy('id').execute(),
      addresses: await tx.selectFrom('contact_address').select(['contact_id', 'kind', 'value', 'origin']).orderBy('id').execute(),
    }))
  return { context, calls, folder, file, state }
}

describe('what becomes of the entries of a file', () => {
  const check = (_: string, value: string) => ok(value.toLowerCase())
  const plan = (entries: readonly (readonly [name: string, ...addresses: string[]])[], owners: Readonly<Record<string, readonly string[]>> = {}, ids: readonly string[] = []) => {
    const known: KnownContacts = { ids: new Set(ids), owners: new Map(Object.entries(owners)) }
    const all = entries.map(([name, ...addresses], index) => ({
      line: index + 1,
      id: ids.includes(name) ? name : '',
      name,
      addresses: addresses.map((one) => ({ kind: one.startsWith('+') ? ('phone' as const) : ('email' as const), value: one })),
    }))
    const { planned, leftOut } = planImport(all, check, known)
    return { planned: planned.map(({ contactId, joins, adds }) => [contactId ?? joins, adds.map(({ value }) => value)]), leftOut: leftOut.map(({ line, value, why }) => [line, value, why]) }
  }

  it.each<[string, Parameters<typeof plan>, ReturnType<typeof plan>]>([
    ['new ones', [[['A', 'a@x'], ['B']]], { planned: [[null, ['a@x']], [null, []]], leftOut: [] }],
    ['one that is known by its address', [[['A', 'A@x', 'b@x']], { 'email a@x': ['one'] }], { planned: [['one', ['b@x']]], leftOut: [] }],
    ['one that is known in full', [[['A', 'a@x', '+1']], { 'email a@x': ['one'], 'phone +1': ['two', 'one'] }], { planned: [['one', []]], leftOut: [] }],
    ['a telephone number joins nobody', [[['A', '+1']], { 'phone +1': ['one'] }], { planned: [[null, ['+1']]], leftOut: [] }],
    ['our own id before all', [[['one', 'new@x']], {}, ['one']], { planned: [['one', ['new@x']]], leftOut: [] }],
    ['addresses of two: the first, and the other’s stays', [[['A', 'a@x', 'b@x']], { 'email a@x': ['one'], 'email b@x': ['two'] }], { planned: [['one', []]], leftOut: [[1, 'b@x', 'taken']] }],
    ['two entries of one', [[['A', 'a@x'], ['A again', 'a@x', 'c@x']]], { planned: [[null, ['a@x']], [0, ['c@x']]], leftOut: [] }],
    ['two entries of one that is known', [[['A', 'a@x', 'n@x'], ['B', 'n@x', 'c@x']], { 'email a@x': ['one'] }], { planned: [['one', ['n@x']], ['one', ['c@x']]], leftOut: [] }],
    ['an entry that says nothing', [[['']]], { planned: [], leftOut: [] }],
  ])('%s', (_, given, expected) => {
    expect(plan(...given)).toEqual(expected)
  })
})

describe('a file of contacts', () => {
  const table = 'Name;E-Mail;Fax;IBAN\nWerft Krause;post@werft.example;0431 2091745;DE89 3704 0044 0532 0130 00\nAnna;anna@privat.example;;\nNamenlos;;0431 2091744;kaputt\n'

  it('is looked at before anything is taken over, and taken back as a whole', async () => {
    const { context, calls, file, state } = await desk()
    const nameless = await addIncoming(context, {}, { fax: '+494312091744' })
    const before = await state()
    const preview = good(await calls['contacts.readFile']({ path: file(table) }))
    expect(preview).toMatchObject({ file: 'kontakte.csv', fresh: 2, joined: 0, known: 1, leftOut: [{ line: 4, value: 'kaputt', why: 'iban' }], leftOutCount: 1 })
    expect(preview.rows).toMatchObject([
      { name: 'Werft Krause', into: null, adds: [{ kind: 'email' }, { kind: 'fax', value: '+494312091745' }, { kind: 'iban', value: 'DE89370400440532013000' }] },
      { name: 'Anna', into: null, adds: [{ kind: 'email' }] },
    ])
    expect(await state()).toEqual(before)
    const { changeId, fresh } = good(await calls['contacts.import']({ token: preview.token }))
    expect(fresh).toBe(2)
    const { rows } = good(await calls['contacts.list']({ query: '', limit: 10, after: null }))
    expect(rows.map(({ name }) => name)).toEqual(['Anna', 'Namenlos', 'Werft Krause'])
    expect((await state()).addresses.filter(({ origin }) => origin === 'imported')).toHaveLength(4)
    // Once taken over it is done.
    expect(await calls['contacts.import']({ token: preview.token })).toMatchObject({ error: { code: 'not-found' } })
    const again = good(await calls['contacts.readFile']({ path: file(table) }))
    expect([again.fresh, again.joined, again.known]).toEqual([0, 0, 3])
    expect(good(await calls['contacts.import']({ token: again.token })).changeId).toBeNull()
    good(await calls['history.undo']({ changeId: changeId ?? '' }))
    expect(await state()).toEqual(before)
    expect(good(await calls['contact.get']({ id: nameless.contactId })).name).toBe('')
  })

  it('leaves with whom was written since, when it is taken back', async () => {
    const { context, calls, file } = await desk()
    const { token } = good(await calls['contacts.readFile']({ path: file(table) }))
    const { changeId } = good(await calls['contacts.import']({ token }))
    const { rows } = good(await calls['contacts.list']({ query: 'anna', limit: 1, after: null }))
    const other = await addIncoming(context, {}, { name: 'Zoe' })
    await addMessage(context, { conversation_id: other.conversationId, contact_id: rows[0]?.id ?? '' })
    good(await calls['history.undo']({ changeId: changeId ?? '' }))
    const left = good(await calls['contacts.list']({ query: '', limit: 10, after: null })).rows
    expect(left.map(({ name, addresses }) => [name, addresses.length])).toEqual([['Anna', 1], ['Zoe', 0]])
  })

  it.each(['vcard', 'csv'] as const)('written as %s says nothing new when it is read again', async (form) => {
    const { context, calls, folder, file, state } = await desk()
    const { token } = good(await calls['contacts.readFile']({ path: file(table) }))
    await calls['contacts.import']({ token })
    await addIncoming(context, {}, { fax: '+4930123456' })
    const target = join(folder, `aus.${form}`)
    expect(good(await calls['contacts.export']({ target, form, ids: null, language: 'de' })).count).toBe(4)
    const before = await state()
    const preview = good(await calls['contacts.readFile']({ path: target }))
    expect([preview.fresh, preview.joined, preview.known, preview.leftOutCount]).toEqual([0, 0, 4, 0])
    expect(await state()).toEqual(before)
    const one = before.contacts.find(({ name }) => name === 'Anna')?.id ?? ''
    good(await calls['contacts.export']({ target, form, ids: [one], language: 'de' }))
    expect(readFileSync(target, 'utf8')).toContain('anna@privat.example')
    expect(readFileSync(target, 'utf8')).not.toContain('Werft')
  })

  it('that is none is refused with words, and nothing changes', async () => {
    const { calls, file, folder, state } = await desk()
    mkdirSync(join(folder, 'ordner'))
    const before = await state()
    const code = async (path: string) => {
      const read = await calls['contacts.readFile']({ path })
      return read.ok ? 'ok' : read.error.code
    }
    expect(await code(join(folder, 'fehlt.csv'))).toBe('file-missing')
    expect(await code(join(folder, 'ordner'))).toBe('file-unreadable')
    expect(await code(file(''))).toBe('contacts-file-unknown')
    expect(await code(file(Buffer.from([0x00, 0xff, 0x10, 0x89])))).toBe('contacts-file-unknown')
    expect(await code(file('Datum;Betrag\n1;2'))).toBe('contacts-file-unknown')
    expect(await code(file(`Name\n${'A\n'.repeat(20_001)}`))).toBe('contacts-file-too-long')
    expect(await code(file(new Uint8Array(21 * 1024 * 1024)))).toBe('file-too-large')
    expect(await calls['contacts.import']({ token: nobody })).toMatchObject({ error: { code: 'not-found' } })
    expect(await calls['contacts.export']({ target: join(folder, 'fehlt', 'aus.vcf'), form: 'vcard', ids: null, language: 'de' })).toMatchObject({ error: { code: 'target-unwritable' } })
    expect(await state()).toEqual(before)
  })
})
