import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circleOf } from '../../../src/core/conversations/circle'
import type { GroupingRules, Letter } from '../../../src/core/conversations/letter'
import { groupLetters } from '../../../src/core/conversations/threads'

const us = 'post@buero.example'
const ours = new Set(['buero.example'])
const day = 86_400_000
const rules: GroupingRules = { strict: false, subjectWindowMs: 30 * day }

interface Told {
  readonly id: string
  readonly from?: string
  readonly to?: readonly string[]
  readonly names?: readonly string[]
  readonly subject?: string
  readonly answers?: boolean
  readonly at?: number
  readonly home?: string
  readonly filed?: boolean
}

/** Letters in the order in which they came. */
const letters = (...told: readonly Told[]): Letter[] =>
  told.map(({ id, from = 'erika@nord.example', to = [us], names = [], subject = '', answers = false, at = 0, home, filed = false }, index) => ({
    id: String(index).padStart(6, '0'),
    home: home ?? null,
    pinned: home !== undefined,
    filed,
    externalId: id,
    names,
    circle: circleOf({ from, to: to.map((address) => ({ name: '', address })), cc: [] }, ours),
    subject,
    answers,
    at,
  }))

/** The conversations, each as its ids in order. */
function conversations(all: readonly Letter[], by: GroupingRules = rules): string[] {
  const found = groupLetters(all, by)
  const groups = new Map<number, string[]>()
  for (const letter of all) {
    const group = found.get(letter.id)?.group ?? -1
    groups.set(group, [...(groups.get(group) ?? []), letter.externalId ?? letter.id])
  }
  return [...groups.values()].map((ids) => ids.sort().join(' ')).sort()
}

/** A correspondence as it happens: each mail answers one before it; some are missing, some name their parent only, some nothing. */
const correspondence = (people: number) =>
  fc.array(fc.record({ parent: fc.nat(30), from: fc.nat(people), short: fc.boolean(), here: fc.boolean() }), { minLength: 2, maxLength: 14 }).map((plan) => {
    const paths: string[][] = []
    return plan.flatMap(({ parent, from, short, here }, index): Told[] => {
      const above = index === 0 ? null : parent % index
      const path = above === null ? [] : [`<${above}@x>`, ...(paths[above] ?? [])]
      paths.push(path)
      const sender = from === 0 ? us : `p${from}@firm${from}.example`
      const to = from === 0 ? plan.map((other) => other.from).filter((other) => other > 0).slice(0, 2).map((other) => `p${other}@firm${other}.example`) : [us]
      return here || index === 0 ? [{ id: `<${index}@x>`, from: sender, to, names: short ? path.slice(0, 1) : path }] : []
    })
  })

describe('letters', () => {
  it('of a whole correspondence are one conversation, whoever wrote them and however much they name', () => {
    fc.assert(
      fc.property(correspondence(3), (told) => {
        // What is left when those whose parent is missing are taken away, and with them what answers them.
        const tied: Told[] = []
        for (const one of told) if (one.id === '<0@x>' || tied.some(({ id }) => id === one.names?.[0])) tied.push(one)
        const root = (one: Told): string => {
          const parent = tied.find((other) => other.id === one.names?.[0])
          return parent ? root(parent) : one.id
        }
        const expected = new Map<string, string[]>()
        for (const one of tied) expected.set(root(one), [...(expected.get(root(one)) ?? []), one.id])
        // Whatever their parents tie together stands together.
        const found = conversations(letters(...tied))
        for (const ids of expected.values()) expect(found.some((group) => ids.every((id) => group.split(' ').includes(id)))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('are grouped alike in whichever order they came', () => {
    fc.assert(
      fc.property(fc.array(correspondence(3), { minLength: 1, maxLength: 3 }), fc.integer(), (several, seed) => {
        const told = several.flatMap((one, index) => one.map((mail) => ({ ...mail, id: mail.id.replace('@x', `@x${index}`), names: (mail.names ?? []).map((name) => name.replace('@x', `@x${index}`)) })))
        const shuffled = [...told].map((mail, index) => ({ mail, key: Math.sin(seed + index * 7919) })).sort((a, b) => a.key - b.key)
        expect(conversations(letters(...shuffled.map(({ mail }) => mail)))).toEqual(conversations(letters(...told)))
      }),
      { numRuns: 300 },
    )
  })

  it('that name anything at all, themselves and rings too, are grouped alike in whichever order they came', () => {
    const mail = fc.record({ id: fc.nat(11), from: fc.nat(3), to: fc.nat(3), names: fc.array(fc.nat(14), { maxLength: 4 }), subject: fc.constantFrom('', 'a', 'b'), answers: fc.boolean(), at: fc.nat(60) })
    fc.assert(
      fc.property(fc.uniqueArray(mail, { selector: ({ id }) => id, maxLength: 12 }), fc.integer(), (plan, seed) => {
        const person = (number: number): string => (number === 0 ? us : `p${number}@firm${number}.example`)
        const told = plan.map(({ id, from, to, names, subject, answers, at }): Told => ({ id: `<${id}@x>`, from: person(from), to: [person(to)], names: names.map((name) => `<${name}@x>`), subject, answers, at: at * day }))
        const shuffled = [...told].map((one, index) => ({ one, key: Math.sin(seed + index * 104_729) })).sort((a, b) => a.key - b.key)
        expect(conversations(letters(...shuffled.map(({ one }) => one)))).toEqual(conversations(letters(...told)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('that lead into a ring and elsewhere alike choose the same, whoever is asked first', () => {
    const told: Told[] = [
      { id: '<2@x>', from: us, to: [us], names: ['<8@x>'] },
      { id: '<8@x>', from: us, to: [us], names: ['<10@x>'] },
      { id: '<10@x>', from: us, to: [us], names: ['<2@x>'] },
      { id: '<0@x>', from: us, to: ['p@firm1.example'], names: ['<6@x>', '<2@x>'] },
      { id: '<1@x>', from: us, to: [us], names: [] },
      { id: '<3@x>', from: 'p@firm1.example', to: [us], names: ['<6@x>', '<1@x>'] },
    ]
    for (let turn = 0; turn < told.length; turn += 1) {
      const order = [...told.slice(turn), ...told.slice(0, turn)]
      expect(conversations(letters(...order))).toEqual(['<0@x> <10@x> <2@x> <3@x> <8@x>', '<1@x>'])
      expect(conversations(letters(...order.toReversed()))).toEqual(['<0@x> <10@x> <2@x> <3@x> <8@x>', '<1@x>'])
    }
  })

  it('whose parent is missing stand together where the same people talk about it, and apart where they do not', () => {
    const nord = { names: ['<gone@x>'] }
    expect(conversations(letters({ id: '<1>', ...nord }, { id: '<2>', from: us, to: ['erika@nord.example'], ...nord }, { id: '<3>', from: 'max@sued.example', ...nord }))).toEqual(['<1> <2>', '<3>'])
  })

  it('of a stranger join what they answer, and make no bridge between two customers', () => {
    const customers = [{ id: '<nord>' }, { id: '<sued>', from: 'max@sued.example' }]
    const evil = { from: 'x@evil.example' }
    expect(conversations(letters(...customers, { id: '<x>', ...evil, names: ['<sued>', '<nord>'] }))).toEqual(['<nord>', '<sued> <x>'])
    expect(conversations(letters({ id: '<x>', ...evil, names: ['<sued>', '<nord>'] }, ...customers))).toEqual(['<nord>', '<sued> <x>'])
    const two = [{ id: '<x>', ...evil, names: ['<nord>'] }, { id: '<y>', ...evil, names: ['<x>', '<sued>'] }, { id: '<z>', ...evil, names: ['<y>', '<sued>', '<nord>'] }]
    const found = conversations(letters(...two, ...customers))
    expect(found.some((group) => group.includes('<nord>') && group.includes('<sued>'))).toBe(false)
  })

  it('with our address as sender make no bridge either', () => {
    const found = conversations(letters({ id: '<nord>' }, { id: '<sued>', from: 'max@sued.example' }, { id: '<x>', from: us, to: ['erika@nord.example', 'max@sued.example'], names: ['<nord>', '<sued>'] }))
    expect(found).toEqual(['<nord> <x>', '<sued>'])
  })

  it('that a person has seen are not carried off by a claim, and what stays in one place stays together', () => {
    const seen = { id: '<seen>', names: ['<secret@nord>'], home: 'a' }
    const forged = { id: '<secret@nord>', from: 'x@evil.example', names: ['<sued>'] }
    expect(conversations(letters(seen, { id: '<sued>', from: 'max@sued.example' }, forged))).toEqual(['<secret@nord> <sued>', '<seen>'])
    expect(conversations(letters({ id: '<1>', home: 'a' }, { id: '<2>', from: 'max@sued.example', home: 'a' }))).toEqual(['<1> <2>'])
  })

  it('without ids find their mail by its subject: an answer only, of the same people only, in time only', () => {
    const first = { id: '<1>', subject: 'flansch', at: 0 }
    const answer = { id: '<2>', from: us, to: ['erika@nord.example'], subject: 'flansch', answers: true, at: 5 * day }
    expect(conversations(letters(answer, first))).toEqual(['<1> <2>'])
    expect(conversations(letters(first, { ...answer, answers: false }))).toEqual(['<1>', '<2>'])
    expect(conversations(letters(first, { ...answer, from: 'max@sued.example', to: [us] }))).toEqual(['<1>', '<2>'])
    expect(conversations(letters(first, { ...answer, at: 31 * day }))).toEqual(['<1>', '<2>'])
  })

  it('of another subject are apart only where that is asked for', () => {
    const told = letters({ id: '<1>', subject: 'flansch' }, { id: '<2>', subject: 'pumpe', names: ['<1>'] }, { id: '<3>', subject: 'flansch', names: ['<2>', '<1>'] })
    expect(conversations(told)).toEqual(['<1> <2> <3>'])
    expect(conversations(told, { ...rules, strict: true })).toEqual(['<1> <3>', '<2>'])
  })

  it('say what ties them', () => {
    const found = groupLetters(letters({ id: '<1>' }, { id: '<2>', names: ['<lost>', '<1>'] }, { id: '<3>', names: ['<gone>'] }, { id: '<4>', names: ['<gone>'] }), rules)
    expect([...found.values()].map(({ tie }) => tie)).toEqual([null, { rule: 'names', what: '<1>' }, { rule: 'common', what: '<gone>' }, { rule: 'common', what: '<gone>' }])
  })

  it('of one circle answered ten thousand times over take no longer for each', () => {
    const deep = Array.from({ length: 10_000 }, (_, index) => ({ id: `<${index}>`, names: index === 0 ? [] : [`<${index - 1}>`] }))
    expect(conversations(letters(...deep))).toHaveLength(1)
    const same = Array.from({ length: 10_000 }, (_, index) => ({ id: `<${index}>`, from: `p@firm${index}.example`, names: ['<localhost>'] }))
    expect(conversations(letters(...same))).toHaveLength(10_000)
  }, 20_000)
})

describe('letters filed by hand', () => {
  const filed = { home: 'B', filed: true } as const

  it('are not brought together with what stays elsewhere, whoever names both', () => {
    const told = [{ id: '<1>', home: 'A' }, { id: '<2>', names: ['<1>'], ...filed }, { id: '<3>', names: ['<2>', '<1>'] }, { id: '<4>', names: ['<1>', '<3>'] }, { id: '<5>', names: ['<1>'] }]
    expect(conversations(letters(...told))).toEqual(['<1> <4> <5>', '<2> <3>'])
  })

  it('are followed by a stranger’s answer as well, and hold no two conversations together by a missing mail', () => {
    const told = [{ id: '<1>', names: ['<0>'], home: 'A' }, { id: '<2>', names: ['<0>'], ...filed }, { id: '<3>', from: 'x@else.example', names: ['<2>', '<1>'] }]
    expect(conversations(letters(...told))).toEqual(['<1>', '<2> <3>'])
  })

  it('change nothing for a correspondence in which nobody filed anything', () => {
    fc.assert(
      fc.property(correspondence(3), (told) => {
        const plain = letters(...told)
        const apart = letters({ id: '<lone>', ...filed }, ...told)
        expect(conversations(apart).filter((group) => group !== '<lone>')).toEqual(conversations(plain))
      }),
      { numRuns: 100 },
    )
  })
})
