import type { Failure, Result } from '../../shared/result'
import type { AccountSettings } from '../../shared/contract/settings'

export interface Envelope {
  readonly from: string
  readonly to: readonly string[]
}

/**
 * What became of one try. `uncertain`: the connection was lost after DATA was given and before the answer came,
 * so nobody knows (RFC 5321 §4.5.3.2.6): never sent again by itself.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly response: string; readonly refused: readonly string[] }
  | { readonly kind: 'temporary'; readonly failure: Failure }
  | { readonly kind: 'permanent'; readonly failure: Failure }
  | { readonly kind: 'uncertain'; readonly failure: Failure }

export interface Transport {
  send(account: AccountSettings, password: string, envelope: Envelope, mime: Uint8Array): Promise<SendOutcome>
  /** Connects, says hello, logs in, leaves. */
  test(account: AccountSettings, password: string): Promise<Result<{ readonly greeting: string }>>
}
