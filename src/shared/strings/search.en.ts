export const searchEn = {
  label: 'Search',
  placeholder: 'Search …',
  clear: 'End search',
  results: 'Search results',
  noneTitle: 'Nothing found',
  noneText: 'There is no hit for “{query}”. All words have to occur; the last one may be the beginning of a word.',
  loadingMore: 'Loading more …',
  found: '{count, plural, =0 {Nothing found} one {# hit} other {# hits}}',
  foundMore: 'More than {count} hits',
} as const
