import { safeStorage } from 'electron'
import type { Keyring } from './vault'

/** Electron 45 asks the keyring without blocking the windows; Electron 33 knows only the blocking calls. */
const hasAsync = 'encryptStringAsync' in safeStorage

/** Chromium's `basic_text` seals with a key that everybody knows: it counts as no keyring. */
const onlyBasicText = (): boolean => process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'

export const systemKeyring: Keyring = {
  available: async () => {
    if (onlyBasicText()) return false
    return hasAsync ? safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable()
  },
  encrypt: async (text) => (hasAsync ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)),
  decrypt: async (bytes) => {
    const sealed = Buffer.from(bytes)
    return hasAsync ? (await safeStorage.decryptStringAsync(sealed)).result : safeStorage.decryptString(sealed)
  },
}
