import type { ChangeKind, EventName, EventPayload } from '../../shared/contract'

export interface ChangeFeed {
  /** Announced after a commit, never inside a transaction. */
  changed(kinds: readonly ChangeKind[], ids: readonly string[]): void
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  listen(listener: <N extends EventName>(name: N, payload: EventPayload<N>) => void): () => void
}
