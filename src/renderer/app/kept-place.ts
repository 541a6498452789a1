import { isList, startAt, type ListView, type Place } from './navigation'

const key = 'rueckkanal.place'
const lists: readonly string[] = ['inbox', 'mine', 'mentioned', 'due', 'snoozed', 'waiting', 'done', 'unread', 'troubled', 'drafts', 'trash', 'junk'] satisfies ListView[]

/** A further window was opened for one conversation: it neither follows what is kept nor keeps anything. */
export const keepsPlace = (): boolean => location.hash === ''

/**
 * Where a window begins: with the conversation its address names, else where the window was when it was left: its list and
 * what was open in it. Settings and review are gone to for a purpose, and a search for its words: work goes on in the list.
 */
export function keptPlace(): Place {
  const fresh = startAt(location.hash)
  if (!keepsPlace()) return fresh
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { readonly view?: unknown; readonly openId?: unknown }
    const open = typeof kept.openId === 'string' ? { id: kept.openId, messageId: null, words: [] } : null
    return { ...fresh, view: isListName(kept.view) ? kept.view : fresh.view, open }
  } catch {
    return fresh
  }
}

export function keepPlace({ view, open }: Place): void {
  if (keepsPlace() && isList(view)) localStorage.setItem(key, JSON.stringify({ view, openId: open?.id ?? null }))
}

const isListName = (name: unknown): name is ListView => typeof name === 'string' && (lists.includes(name) || /^label:[0-9a-f-]{36}$/.test(name))
