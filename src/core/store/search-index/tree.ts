/** What is looked for, as every backend understands it (FTS5 now, another later). All texts are folded. */
export type SearchTree =
  | { readonly kind: 'and'; readonly parts: readonly SearchTree[] }
  /** These words next to each other in this order; with `prefix` the last may go on. */
  | { readonly kind: 'phrase'; readonly words: readonly string[]; readonly prefix: boolean }
