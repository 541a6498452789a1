import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileVault, type Keyring } from '../../src/main/vault'
import { keptLog } from '../helpers/quiet'
import { tempFolder } from '../helpers/temp-folder'

/** A keyring with a key that can be changed, as after a reset of the desktop's own. */
function keyring(key = 7): Keyring & { key: number; there: boolean } {
  const turned = (bytes: Uint8Array, by: number): Uint8Array => bytes.map((byte) => byte ^ by)
  return {
    key,
    there: true,
    available() { return Promise.resolve(this.there) },
    encrypt(text) { return Promise.resolve(Buffer.concat([Buffer.from([this.key]), turned(Buffer.from(text), this.key)])) },
    decrypt(bytes) {
      if (bytes[0] !== this.key) return Promise.reject(new Error('wrong key'))
      return Promise.resolve(Buffer.from(turned(bytes.slice(1), this.key)).toString())
    },
  }
}

const setUp = () => {
  const path = join(tempFolder(), 'vault.json')
  const ring = keyring()
  return { path, ring, open: () => fileVault(path, ring, keptLog()) }
}
const isPosix = process.platform !== 'win32'

describe('with a keyring', () => {
  it('seals a secret, and a later start reads it', async () => {
    const { path, open } = setUp()
    expect(await open().write('smtp', 'geheim', false)).toBe('keyring')
    expect(readFileSync(path, 'utf8')).not.toContain('geheim')
    expect(await open().state('smtp')).toBe('keyring')
    expect(await open().read('smtp')).toBe('geheim')
  })
  it('seals it even when readable was ticked', async () => {
    const { path, open } = setUp()
    expect(await open().write('smtp', 'geheim', true)).toBe('keyring')
    expect(readFileSync(path, 'utf8')).not.toContain('geheim')
  })
  it('asks again when the keyring has another key', async () => {
    const { ring, open } = setUp()
    await open().write('smtp', 'geheim', false)
    ring.key = 9
    expect(await open().state('smtp')).toBe('missing')
    expect(await open().read('smtp')).toBeNull()
    expect(await open().write('smtp', 'neu', false)).toBe('keyring')
    expect(await open().read('smtp')).toBe('neu')
  })
})

describe('without a keyring', () => {
  it('keeps a secret in memory for this run and asks for it in the next', async () => {
    const { path, ring, open } = setUp()
    ring.there = false
    const vault = open()
    expect(await vault.write('smtp', 'geheim', false)).toBe('memory')
    expect(await vault.read('smtp')).toBe('geheim')
    expect(readFileSync(path, 'utf8')).not.toContain('geheim')
    expect(await open().state('smtp')).toBe('missing')
    expect(await open().read('smtp')).toBeNull()
  })
  it('stores it readable only after the tick, for this user alone', async () => {
    const { path, ring, open } = setUp()
    ring.there = false
    expect(await open().write('smtp', 'geheim', true)).toBe('readable')
    expect(await open().read('smtp')).toBe('geheim')
    if (isPosix) expect(statSync(path).mode & 0o777).toBe(0o600)
  })
  it('forgets the readable copy when the tick is taken away', async () => {
    const { path, ring, open } = setUp()
    ring.there = false
    await open().write('smtp', 'geheim', true)
    expect(await open().write('smtp', 'geheim', false)).toBe('memory')
    expect(readFileSync(path, 'utf8')).not.toContain('geheim')
  })
})

describe('whatever the file holds', () => {
  it.each(['', 'x', '[]', '{"version":2,"secrets":{}}', '{"version":1,"secrets":{"smtp":{"kind":"keyring"}}}', '{"version":1,"secrets":{"__proto__":{"kind":"readable","value":"x"}}}'])('%s is no reason to fail', async (text) => {
    const { path, open } = setUp()
    writeFileSync(path, text)
    expect(await open().state('smtp')).toBe('none')
    expect(await open().read('toString')).toBeNull()
    expect(await open().write('smtp', 'geheim', false)).toBe('keyring')
    expect(await open().read('smtp')).toBe('geheim')
  })
  it('an empty secret takes the entry away', async () => {
    const { open } = setUp()
    await open().write('smtp', 'geheim', false)
    expect(await open().write('smtp', '', false)).toBe('none')
    expect(await open().state('smtp')).toBe('none')
  })
  it('two writes at once both last', async () => {
    const { open } = setUp()
    const vault = open()
    await Promise.all([vault.write('a', '1', false), vault.write('b', '2', false)])
    expect([await open().read('a'), await open().read('b')]).toEqual(['1', '2'])
  })
})
