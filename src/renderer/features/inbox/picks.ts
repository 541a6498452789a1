/** Rows picked to do the same to all: their ids, where a stretch began, and where it goes to. */
export interface Picks {
  readonly ids: ReadonlySet<string>
  readonly anchor: string | null
  readonly head: string | null
}

export const noPicks: Picks = { ids: new Set(), anchor: null, head: null }

type Row = { readonly id: string }

/** One more, or one less. */
export function toggled({ ids }: Picks, id: string): Picks {
  const others = new Set(ids)
  if (!others.delete(id)) others.add(id)
  return { ids: others, anchor: id, head: id }
}

/** All between the row at which picking began (`start`, where it has not) and this one; a longer stretch than before gets shorter again. */
export function stretched(picks: Picks, rows: readonly Row[], start: string | null, head: string): Picks {
  const anchor = picks.anchor ?? start ?? head
  const place = (id: string | null): number => rows.findIndex((row) => row.id === id)
  const between = (to: string | null): readonly string[] => {
    const [from, end] = [place(anchor), place(to)].sort((a, b) => a - b)
    return from === undefined || from < 0 || end === undefined ? [] : rows.slice(from, end + 1).map(({ id }) => id)
  }
  const former = new Set(between(picks.head))
  return { ids: new Set([...[...picks.ids].filter((id) => !former.has(id)), ...between(head)]), anchor, head }
}

/** What has left the list is picked no more. The same object where nothing has. */
export function pruned(picks: Picks, rows: readonly Row[]): Picks {
  if (picks.ids.size === 0) return picks
  const there = new Set(rows.map(({ id }) => id))
  const ids = new Set([...picks.ids].filter((id) => there.has(id)))
  return ids.size === picks.ids.size ? picks : { ...picks, ids }
}
