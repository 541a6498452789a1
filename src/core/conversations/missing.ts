import type { Letter } from './letter'
import type { Sets } from './sets'

/** Letters that name one id which nobody here bears, looked at: a broken mailer may put the same into all its mails. */
const mostSharing = 2_000

/**
 * Letters of one circle that name one missing mail belong together: both are answers to it.
 * @returns for each letter tied so: by which id
 */
export function tieByMissing(letters: readonly Letter[], cores: Sets, strict: boolean): Map<number, string> {
  const borne = new Set(letters.map(({ externalId }) => externalId))
  const sharing = new Map<string, number>()
  const first = new Map<string, number>()
  const ties = new Map<number, string>()
  letters.forEach(({ names, circle, subject }, index) => {
    const { speaker, members } = circle
    if (speaker === null) return
    for (const id of new Set(names)) {
      if (borne.has(id)) continue
      const count = (sharing.get(id) ?? 0) + 1
      sharing.set(id, count)
      if (count > mostSharing) continue
      const about = strict ? `${id}\n${subject}` : id
      for (const member of members) {
        // `speaker` spoke to `member`: it meets what `member` spoke to `speaker` (with itself: what it said before).
        const other = first.get(`${about}\n${member}\n${speaker}`)
        if (other !== undefined && cores.join(index, other)) {
          for (const tied of [index, other]) if (!ties.has(tied)) ties.set(tied, id)
        }
        const mine = `${about}\n${speaker}\n${member}`
        if (!first.has(mine)) first.set(mine, index)
      }
    }
  })
  return ties
}
