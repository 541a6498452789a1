/** How a secret is kept: by the system's keyring, in memory for this run, readable on disk (only after a tick), or not at all. */
export type SecretState = 'none' | 'keyring' | 'memory' | 'readable' | 'missing'

/** Secrets live with the host (main: safeStorage); the engine asks for one when it needs it and keeps no copy. */
export interface Vault {
  /** whether the system offers a keyring */
  keyring(): Promise<boolean>
  state(name: string): Promise<SecretState>
  /** null when there is none or it has to be asked for */
  read(name: string): Promise<string | null>
  /** Keyring where there is one; else readable if ticked, else memory. */
  write(name: string, secret: string, readable: boolean): Promise<SecretState>
}
