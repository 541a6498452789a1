import { sameCircle } from './circle'
import { settleCores } from './cores'
import type { Grouped, GroupingRules, Letter, Tie } from './letter'
import { tieByMissing } from './missing'
import { createLetterSets, type Sets } from './sets'

/**
 * Groups letters into conversations: the result depends on what is there, never on the order in which it came.
 *
 * A header is a claim that anybody can make, so it is believed in two degrees. Where the people are the same, letters
 * that name each other (or both name one that is missing) are one *core*. A core as a whole then hangs on one other
 * core at most: the one to which most of its letters lead when they are followed upwards. So a stranger's mail joins what
 * it answers, and one that names the mails of two customers makes no bridge between them.
 */
export function groupLetters(letters: readonly Letter[], rules: GroupingRules): ReadonlyMap<string, Grouped> {
  const inOrder = [...letters].sort((one, other) => (one.id < other.id ? -1 : 1))
  const named = namedLetters(inOrder, rules)
  const cores = createLetterSets(inOrder)
  const common = tieCores(inOrder, named, cores, rules)
  const ways = waysOut(named, cores)
  const whole = createLetterSets(inOrder)
  for (let index = 0; index < inOrder.length; index += 1) whole.join(index, cores.find(index))
  for (const [core, onto] of settleCores(inOrder, cores, ways)) whole.join(core, onto)
  const bySubject = tieBySubject(inOrder, named, whole, rules)
  return new Map(
    inOrder.map((letter, index) => {
      const parent = (named[index] ?? []).find((other) => whole.find(other) === whole.find(index))
      const tie = parent === undefined ? (commonTie(common.get(index)) ?? subjectTie(bySubject.get(index))) : ({ rule: 'names', what: inOrder[parent]?.externalId ?? '' } as const)
      return [letter.id, { group: whole.find(index), tie }]
    }),
  )
}

const commonTie = (what: string | undefined): Tie | null => (what === undefined ? null : { rule: 'common', what })
const subjectTie = (what: string | undefined): Tie | null => (what === undefined ? null : { rule: 'subject', what })

/**
 * For each letter those that it names and that are there, nearest first. Behind one that was filed by hand nothing counts: what
 * answers that goes with it, and not with what it was taken from.
 */
function namedLetters(letters: readonly Letter[], { strict }: GroupingRules): readonly (readonly number[])[] {
  const bearers = new Map<string, number>()
  letters.forEach(({ externalId }, index) => {
    if (externalId !== null && !bearers.has(externalId)) bearers.set(externalId, index)
  })
  return letters.map(({ names, subject }, index) => {
    const there = [...new Set(names)].flatMap((id) => {
      const other = bearers.get(id)
      return other === undefined || other === index || (strict && letters[other]?.subject !== subject) ? [] : [other]
    })
    const filed = there.findIndex((other) => letters[other]?.filed === true)
    return filed < 0 ? there : there.slice(0, filed + 1)
  })
}

/** @returns for letters that are tied by an id that nobody here bears: which */
function tieCores(letters: readonly Letter[], named: readonly (readonly number[])[], cores: Sets, { strict }: GroupingRules): Map<number, string> {
  const stays = new Map<string, number>()
  letters.forEach((letter, index) => {
    if (!letter.pinned || letter.home === null) return
    const first = stays.get(letter.home)
    if (first === undefined) stays.set(letter.home, index)
    else cores.join(index, first)
  })
  letters.forEach((letter, index) => {
    for (const other of named[index] ?? []) {
      const there = letters[other]
      if (there && sameCircle(letter.circle, there.circle)) cores.join(index, other)
    }
  })
  return tieByMissing(letters, cores, strict)
}

/**
 * Where each letter leads out of its core: up along what it names inside, then to the nearest outside. Null where the
 * way ends inside, or runs in a ring.
 */
function waysOut(named: readonly (readonly number[])[], cores: Sets): readonly (number | null)[] {
  const ways: (number | null | undefined)[] = named.map(() => undefined)
  for (let start = 0; start < named.length; start += 1) {
    const path: number[] = []
    const onPath = new Set<number>()
    let end: number | null | undefined = null
    for (let at = start; ; ) {
      end = onPath.has(at) ? null : ways[at]
      if (end !== undefined) break
      path.push(at)
      onPath.add(at)
      const names = named[at] ?? []
      const inside = names.find((other) => cores.find(other) === cores.find(at))
      if (inside === undefined) {
        end = names[0] ?? null
        break
      }
      at = inside
    }
    for (const index of path) ways[index] = end
  }
  return ways.map((way) => way ?? null)
}

/** An answer that names nothing which is there finds the newest mail before it with its subject and its party. */
function tieBySubject(letters: readonly Letter[], named: readonly (readonly number[])[], whole: Sets, rules: GroupingRules): Map<number, string> {
  const ties = new Map<number, string>()
  const bySubject = new Map<string, number[]>()
  letters.forEach(({ subject }, index) => {
    if (subject === '') return
    const same = bySubject.get(subject)
    if (same) same.push(index)
    else bySubject.set(subject, [index])
  })
  for (const same of bySubject.values()) {
    if (same.length < 2) continue
    same.sort((one, other) => inTime(letters[one], letters[other]))
    const newest = new Map<string, number>()
    for (const index of same) {
      const letter = letters[index]
      if (!letter) continue
      const { speaker } = letter.circle
      const before = speaker === null ? undefined : newest.get(speaker)
      if (before !== undefined && isLost(letter, named[index]) && letter.at - (letters[before]?.at ?? 0) <= rules.subjectWindowMs && whole.join(index, before)) {
        ties.set(index, letter.subject)
      }
      if (speaker !== null) newest.set(speaker, index)
    }
  }
  return ties
}

/** It answers something, and nothing that it names is here. */
const isLost = (letter: Letter, named: readonly number[] | undefined): boolean =>
  !letter.pinned && (named ?? []).length === 0 && (letter.answers || letter.names.length > 0)

const inTime = (one: Letter | undefined, other: Letter | undefined): number =>
  (one?.at ?? 0) - (other?.at ?? 0) || ((one?.externalId ?? one?.id ?? '') < (other?.externalId ?? other?.id ?? '') ? -1 : 1)
