export const searchDe = {
  label: 'Suchen',
  placeholder: 'Suchen …',
  clear: 'Suche beenden',
  results: 'Suchergebnisse',
  noneTitle: 'Nichts gefunden',
  noneText: 'Für „{query}“ gibt es keinen Treffer. Alle Wörter müssen vorkommen; das letzte darf ein Wortanfang sein.',
  loadingMore: 'Weitere werden geladen …',
  found: '{count, plural, =0 {Nichts gefunden} one {# Treffer} other {# Treffer}}',
  foundMore: 'Mehr als {count} Treffer',
} as const
