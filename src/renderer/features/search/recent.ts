/** The searches that led somewhere, the last first: the memory of this window, like its widths. */
const key = 'rueckkanal.searches'
const most = 12

export function recentSearches(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

export function rememberSearch(query: string): void {
  const wanted = query.trim()
  if (wanted === '') return
  localStorage.setItem(key, JSON.stringify([wanted, ...recentSearches().filter((one) => one !== wanted)].slice(0, most)))
}
