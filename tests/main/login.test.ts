import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { tempFolder } from '../helpers/temp-folder'

vi.mock('electron', () => ({ app: { isPackaged: false } }))
const { atLogin, linuxLogin } = await import('../../src/main/login')

it('what is not installed does not start at login', () => {
  expect(atLogin(true)).toEqual({ ok: true, value: { open: false, possible: false } })
})

it('on Linux it is a file of the desktop, made, renewed and taken away', () => {
  const folder = join(tempFolder(), 'config', 'autostart')
  const path = join(folder, 'rueckkanal.desktop')
  expect(linuxLogin(folder, '/opt/a', null)).toMatchObject({ value: { open: false } })
  expect(existsSync(folder)).toBe(false)
  expect(linuxLogin(folder, '/opt/a', true)).toMatchObject({ value: { open: true } })
  expect(linuxLogin(folder, '/opt/b', true)).toMatchObject({ value: { open: true } })
  expect(readFileSync(path, 'utf8')).toContain('Exec="/opt/b"\n')
  expect(linuxLogin(folder, '/opt/b', null)).toMatchObject({ value: { open: true } })
  expect(linuxLogin(folder, '/opt/b', false)).toMatchObject({ value: { open: false } })
  expect(linuxLogin(folder, '/opt/b', false)).toMatchObject({ value: { open: false } })
})

it('says where it cannot be written', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'autostart'), 'a file where a folder should be')
  expect(linuxLogin(join(folder, 'autostart'), '/opt/a', true)).toMatchObject({ ok: false, error: { code: 'target-unwritable' } })
})
