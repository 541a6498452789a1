import { describe, expect, it } from 'vitest'
import { actorOf, peopleHandlers } from '../../../src/core/people'
import { writeSetting } from '../../../src/core/settings'
import { engineCalls } from '../../../src/shared/contract'
import { colours, leastUsedColour } from '../../../src/shared/colours'
import { initialsOf } from '../../../src/shared/text/initials'
import { testContext } from '../../helpers/context'
import { good } from '../../helpers/office'

const nobody = '0190a0a0-0000-7000-8000-000000000001'
const anna = { id: null, name: 'Anna Beispiel', initials: '', colour: null, hours: [] }

async function office() {
  const context = await testContext()
  return { context, calls: peopleHandlers(context) }
}

describe('people', () => {
  it('are kept by name, with initials and a colour of their own where none was said', async () => {
    const { calls, context } = await office()
    const { id } = good(await calls['people.save'](anna))
    good(await calls['people.save']({ id: null, name: 'Bert', initials: 'bx', colour: 'rose', hours: [{ day: 1, from: 480, to: 1020 }] }))
    expect(good(await calls['people.list']({})).people).toMatchObject([
      { id, name: 'Anna Beispiel', initials: 'AB', colour: 'teal', hours: [], leftAt: null },
      { name: 'Bert', initials: 'bx', colour: 'rose', hours: [{ day: 1, from: 480, to: 1020 }] },
    ])
    good(await calls['people.save']({ ...anna, id, name: 'Anna Muster' }))
    expect(good(await calls['people.list']({})).people[0]).toMatchObject({ id, name: 'Anna Muster', initials: 'AM', colour: 'teal' })
    expect(await calls['people.save']({ ...anna, id: nobody })).toMatchObject({ error: { code: 'not-found' } })
    expect(context.announced).toHaveLength(3)
  })

  it('who has left stands behind, and comes back', async () => {
    const { calls } = await office()
    const { id } = good(await calls['people.save'](anna))
    good(await calls['people.save']({ ...anna, name: 'Zoe' }))
    good(await calls['people.retire']({ id, left: true }))
    expect(good(await calls['people.list']({})).people.map(({ name, leftAt }) => [name, leftAt === null])).toEqual([['Zoe', true], ['Anna Beispiel', false]])
    expect(await calls['people.choose']({ id })).toMatchObject({ error: { code: 'not-found' } })
    good(await calls['people.retire']({ id, left: false }))
    good(await calls['people.choose']({ id }))
    expect(await calls['people.retire']({ id: nobody, left: true })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('one of them sits at the desk, once somebody has said so', async () => {
    const { calls, context } = await office()
    const current = async () => good(await calls['people.current']({}))
    expect(await current()).toEqual({ person: null, asked: false })
    good(await calls['people.choose']({ id: null }))
    expect(await current()).toEqual({ person: null, asked: true })
    const { id } = good(await calls['people.save'](anna))
    good(await calls['people.choose']({ id }))
    expect(await current()).toMatchObject({ person: { id }, asked: true })
    expect((await context.store.read(actorOf))?.id).toBe(id)
    // Whoever leaves does not sit here any more, and somebody else is asked for.
    good(await calls['people.retire']({ id, left: true }))
    expect(await current()).toEqual({ person: null, asked: false })
    expect(await calls['people.choose']({ id: nobody })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('a setting that nobody can read seats nobody', async () => {
    const { calls, context } = await office()
    await context.store.write((tx) => writeSetting(tx, 'people.current', { id: 'x', more: [] }))
    expect(good(await calls['people.current']({}))).toEqual({ person: null, asked: false })
  })

  it('hours end after they begin, once a day', () => {
    const { input } = engineCalls['people.save']
    const day = { day: 1, from: 480, to: 1020 }
    expect(input.safeParse({ ...anna, hours: [day, { ...day, day: 7 }] }).success).toBe(true)
    for (const hours of [[{ ...day, to: 480 }], [{ ...day, day: 0 }], [{ ...day, to: 1441 }], [day, day]]) expect(input.safeParse({ ...anna, hours }).success).toBe(false)
    for (const bad of [{ name: ' ' }, { initials: 'abcd' }, { colour: '#ff0000' }]) expect(input.safeParse({ ...anna, ...bad }).success).toBe(false)
  })
})

it('initials are of the first and the last name', () => {
  const cases = { 'Anna Beispiel': 'AB', anna: 'AN', 'Dr. Karl-Heinz von der Aue': 'DA', 'Ö': 'Ö', '  ': '', '山田 太郎': '山太', 'élodie Ünal': 'ÉÜ', '🙂': '' }
  expect(Object.fromEntries(Object.keys(cases).map((name) => [name, initialsOf(name)]))).toEqual(cases)
})

it('colours go round', () => {
  expect(leastUsedColour([])).toBe('teal')
  expect(leastUsedColour(['teal', 'blue', 'teal'])).toBe('violet')
  expect(leastUsedColour([...colours, ...colours, 'teal'])).toBe('blue')
})
