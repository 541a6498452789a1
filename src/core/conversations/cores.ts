import type { Sets } from './sets'
import type { Letter } from './letter'

/** How the letters of a core vote: onto which other core it should hang. */
interface Votes {
  readonly onto: Map<number, number>
  /** letters whose way ends inside */
  stay: number
}

/**
 * Decides for each core onto which other one it hangs, if any: where most of its letters lead, unless more of them lead
 * nowhere. Cores that lead in a ring are one and decide together. All choose at once, and anew when rings have become one, so
 * that it does not matter who is asked first.
 * @param ways for each letter the one outside its core to which it leads
 */
export function settleCores(letters: readonly Letter[], cores: Sets, ways: readonly (number | null)[]): readonly (readonly [number, number])[] {
  const votes = countVotes(letters, cores, ways)
  const names = namesOfCores(letters, cores)
  const rings = new Map<number, number>()
  const links: (readonly [number, number])[] = []
  for (;;) {
    const choices = new Map([...votes.keys()].map((core) => [core, choose(core)]))
    const found = ringsIn(choices)
    for (const [first, ...others] of found) if (first !== undefined) for (const other of others) merge(first, other)
    if (found.length > 0) continue
    for (const [core, onto] of choices) if (onto !== null) links.push([core, onto])
    return links
  }

  function find(core: number): number {
    let at = core
    for (let next = rings.get(at); next !== undefined; next = rings.get(at)) at = next
    // Rings of rings of rings would else be walked through each time.
    if (at !== core) rings.set(core, at)
    return at
  }

  function choose(core: number): number | null {
    const told = votes.get(core)
    const counted = new Map<number, number>()
    for (const [target, count] of told?.onto ?? []) if (find(target) !== core) counted.set(find(target), (counted.get(find(target)) ?? 0) + count)
    let best: { readonly target: number; readonly count: number } | null = null
    for (const [target, count] of counted) {
      const better = best === null || count > best.count || (count === best.count && (names.get(target) ?? '') < (names.get(best.target) ?? ''))
      if (better) best = { target, count }
    }
    return best === null || best.count < (told?.stay ?? 0) ? null : best.target
  }

  function merge(into: number, from: number): void {
    rings.set(from, into)
    links.push([from, into])
    const mine = votes.get(into) ?? { onto: new Map<number, number>(), stay: 0 }
    const theirs = votes.get(from)
    for (const [target, count] of theirs?.onto ?? []) mine.onto.set(target, (mine.onto.get(target) ?? 0) + count)
    mine.stay += theirs?.stay ?? 0
    votes.set(into, mine)
    votes.delete(from)
    const [one, other] = [names.get(into) ?? '', names.get(from) ?? '']
    names.set(into, one < other ? one : other)
  }
}

/** By which cores are told apart where nothing else does: the least of their letters' ids. */
function namesOfCores(letters: readonly Letter[], cores: Sets): Map<number, string> {
  const names = new Map<number, string>()
  letters.forEach((letter, index) => {
    const core = cores.find(index)
    const name = letter.externalId ?? letter.id
    const before = names.get(core)
    if (before === undefined || name < before) names.set(core, name)
  })
  return names
}

/** The rings of a graph in which each leads to one other at most. */
function ringsIn(choices: ReadonlyMap<number, number | null>): readonly (readonly number[])[] {
  const rings: number[][] = []
  const seen = new Set<number>()
  for (const start of choices.keys()) {
    const path: number[] = []
    const places = new Map<number, number>()
    for (let at: number | null = start; at !== null && !seen.has(at); at = choices.get(at) ?? null) {
      const place = places.get(at)
      if (place !== undefined) {
        rings.push(path.slice(place))
        break
      }
      places.set(at, path.length)
      path.push(at)
    }
    for (const core of path) seen.add(core)
  }
  return rings
}

function countVotes(letters: readonly Letter[], cores: Sets, ways: readonly (number | null)[]): Map<number, Votes> {
  const votes = new Map<number, Votes>()
  const homes = pinnedHomes(letters, cores)
  const all = allHomes(letters, cores)
  letters.forEach((letter, index) => {
    const core = cores.find(index)
    const told = votes.get(core) ?? { onto: new Map<number, number>(), stay: 0 }
    votes.set(core, told)
    const way = ways[index] ?? null
    if (way === null) {
      // What names something that is missing leads nowhere known, which is no reason to stay.
      if (letter.names.length === 0) told.stay += 1
      return
    }
    const target = cores.find(way)
    // What a person has seen in its place is not carried off by a claim.
    const held = homes.get(core)
    if (held === undefined || [...held].some((home) => all.get(target)?.has(home) === true)) told.onto.set(target, (told.onto.get(target) ?? 0) + 1)
    else told.stay += 1
  })
  return votes
}

const pinnedHomes = (letters: readonly Letter[], cores: Sets): ReadonlyMap<number, ReadonlySet<string>> => homesOf(letters, cores, ({ pinned }) => pinned)
const allHomes = (letters: readonly Letter[], cores: Sets): ReadonlyMap<number, ReadonlySet<string>> => homesOf(letters, cores, () => true)

function homesOf(letters: readonly Letter[], cores: Sets, which: (letter: Letter) => boolean): ReadonlyMap<number, ReadonlySet<string>> {
  const homes = new Map<number, Set<string>>()
  letters.forEach((letter, index) => {
    if (letter.home === null || !which(letter)) return
    const core = cores.find(index)
    const known = homes.get(core)
    if (known) known.add(letter.home)
    else homes.set(core, new Set([letter.home]))
  })
  return homes
}
