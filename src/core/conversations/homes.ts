import type { Grouped, Letter } from './letter'

/** Where letters belong after they were grouped anew. */
export interface Homes {
  /** for each letter its conversation; letters of one new conversation have the same object */
  readonly of: ReadonlyMap<string, Home>
  /** conversations that became part of another as a whole */
  readonly merged: ReadonlyMap<string, string>
  /** letters that leave a conversation which stays */
  readonly moved: readonly { readonly letter: Letter; readonly into: Home }[]
}

export interface Home {
  /** null: it has yet to be begun */
  readonly id: string | null
  readonly letters: readonly Letter[]
}

/** A group stays in the conversation that a person knows, else in the oldest; a conversation that falls apart stays with its larger part. */
export function chooseHomes(letters: readonly Letter[], grouped: ReadonlyMap<string, Grouped>): Homes {
  const groups = new Map<number, Letter[]>()
  for (const letter of letters) {
    const group = grouped.get(letter.id)?.group ?? -1
    const there = groups.get(group)
    if (there) there.push(letter)
    else groups.set(group, [letter])
  }
  const keepers = keepersOf(groups)
  const homes = new Map([...groups].map(([group, members]): [number, Home] => [group, { id: oldest(members, group, keepers), letters: members }]))
  const of = new Map<string, Home>()
  const merged = new Map<string, string>()
  const moved: { letter: Letter; into: Home }[] = []
  for (const [group, home] of homes) {
    for (const letter of home.letters) {
      of.set(letter.id, home)
      if (letter.home === null || letter.home === home.id) continue
      if (keepers.get(letter.home) === group && home.id !== null) merged.set(letter.home, home.id)
      else moved.push({ letter, into: home })
    }
  }
  // Of a conversation that ends here and there, each letter goes its own way.
  const parted = new Set(moved.map(({ letter }) => letter.home))
  for (const [home, into] of merged) {
    if (!parted.has(home)) continue
    merged.delete(home)
    for (const [group, { letters: members }] of homes) {
      const target = homes.get(group)
      if (target?.id === into) moved.push(...members.filter((letter) => letter.home === home).map((letter) => ({ letter, into: target })))
    }
  }
  return { of, merged, moved }
}

/** For each conversation the group that holds on to it. */
function keepersOf(groups: ReadonlyMap<number, readonly Letter[]>): ReadonlyMap<string, number> {
  const parts = new Map<string, { group: number; weight: number }>()
  for (const [group, letters] of groups) {
    const weights = new Map<string, number>()
    for (const { home, pinned } of letters) if (home !== null) weights.set(home, (weights.get(home) ?? 0) + (pinned ? letters.length * 1_000 : 1))
    for (const [home, weight] of weights) if (weight > (parts.get(home)?.weight ?? 0)) parts.set(home, { group, weight })
  }
  return new Map([...parts].map(([home, { group }]) => [home, group]))
}

function oldest(letters: readonly Letter[], group: number, keepers: ReadonlyMap<string, number>): string | null {
  const kept = letters.flatMap(({ home, pinned }) => (home !== null && keepers.get(home) === group ? [{ home, pinned }] : []))
  const known = kept.filter(({ pinned }) => pinned)
  return [...(known.length > 0 ? known : kept)].map(({ home }) => home).sort()[0] ?? null
}
