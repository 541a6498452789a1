import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { Log, SecretState, Vault } from '../core/ports'
import type { Entry, Secrets } from './vault-file'

/** The system's keyring; see keyring.ts for the one of Electron. */
export interface Keyring {
  available(): Promise<boolean>
  encrypt(text: string): Promise<Uint8Array>
  /** rejects when the keyring no longer knows the key */
  decrypt(bytes: Uint8Array): Promise<string>
}

/** Keeps secrets in `path`, each sealed by the keyring. Without a keyring in memory, or readable after an explicit tick. */
export function fileVault(path: string, keyring: Keyring, log: Log): Vault {
  const memory = new Map<string, string>()
  let lastWrite: Promise<unknown> = Promise.resolve()

  const load = async (): Promise<Secrets> => {
    try {
      const written = await readFile(path, 'utf8')
      // Loaded with the first secret: the window opens without it.
      const { vaultFile } = await import('./vault-file')
      return vaultFile.parse(JSON.parse(written)).secrets
    } catch (error) {
      if (!isMissing(error)) log.warn('vault-unreadable')
      return {}
    }
  }
  const save = async (secrets: Secrets): Promise<void> => {
    const fresh = `${path}.new`
    await rm(fresh, { force: true })
    await writeFile(fresh, JSON.stringify({ version: 1, secrets }), { mode: 0o600, flush: true })
    await rename(fresh, path)
  }
  const unseal = async (value: string): Promise<string | null> => {
    try {
      return await keyring.decrypt(Buffer.from(value, 'base64'))
    } catch {
      // The keyring was changed, reset or locked. The secret is asked for again; nothing else is lost.
      log.warn('secret-undecryptable')
      return null
    }
  }
  const find = async (name: string): Promise<{ state: SecretState; secret: string | null }> => {
    const kept = memory.get(name)
    if (kept !== undefined) return { state: 'memory', secret: kept }
    const secrets = await load()
    const found = Object.hasOwn(secrets, name) ? secrets[name] : undefined
    if (!found) return { state: 'none', secret: null }
    if (found.kind === 'readable') return { state: 'readable', secret: found.value }
    const secret = found.kind === 'keyring' ? await unseal(found.value) : null
    return { state: secret === null ? 'missing' : 'keyring', secret }
  }
  const seal = async (secret: string, readable: boolean): Promise<Entry> => {
    if (await keyring.available()) {
      try {
        return { kind: 'keyring', value: Buffer.from(await keyring.encrypt(secret)).toString('base64') }
      } catch {
        log.warn('keyring-refused')
      }
    }
    return readable ? { kind: 'readable', value: secret } : { kind: 'asked' }
  }
  const write = async (name: string, secret: string, readable: boolean): Promise<SecretState> => {
    const { [name]: _former, ...others } = await load()
    memory.delete(name)
    if (secret === '') {
      await save(others)
      return 'none'
    }
    const kept = await seal(secret, readable)
    if (kept.kind === 'asked') memory.set(name, secret)
    await save({ ...others, [name]: kept })
    return kept.kind === 'asked' ? 'memory' : kept.kind
  }

  return {
    keyring: () => keyring.available(),
    state: async (name) => (await find(name)).state,
    read: async (name) => (await find(name)).secret,
    write: (name, secret, readable) => {
      // One after the other: two at once would each drop what the other wrote.
      const done = lastWrite.then(() => write(name, secret, readable))
      lastWrite = done.catch(() => undefined)
      return done
    },
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
