import type { ChangeKind, EventPayload } from '../../shared/contract'

type Changed = EventPayload<'changed'>

/**
 * Gathers the changes of a short while into one: recognition announces page after page, and asking again for each
 * would keep the window busy. `ids` stay empty if one of them meant "all of the kind".
 */
export function gather(wait: number, announce: (changed: Changed) => void): (changed: Changed) => void {
  const kinds = new Set<ChangeKind>()
  const ids = new Set<string>()
  let all = false
  let timer: ReturnType<typeof setTimeout> | null = null

  const flush = (): void => {
    timer = null
    const changed = { kinds: [...kinds], ids: all ? [] : [...ids] }
    kinds.clear()
    ids.clear()
    all = false
    announce(changed)
  }

  return (changed) => {
    for (const kind of changed.kinds) kinds.add(kind)
    for (const id of changed.ids) ids.add(id)
    if (changed.ids.length === 0) all = true
    timer ??= setTimeout(flush, wait)
  }
}
