import { describe, expect, it } from 'vitest'
import { emptyMailbox, isTakenIn, isComplete, offeredFolders, toggled, withAddress, withTls } from '../../src/renderer/features/settings/mailbox-form'

describe('the form of a mailbox', () => {
  it('takes the usual port along with the encryption, and leaves one of one’s own', () => {
    const { settings } = emptyMailbox('post@buero.example')
    expect(withTls(settings, 'starttls').port).toBe(143)
    expect(withTls({ ...settings, port: 1993 }, 'starttls').port).toBe(1993)
  })

  it('takes the user along with the address as long as both were the same', () => {
    const { settings } = emptyMailbox('post@buero.example')
    expect(withAddress(settings, 'fax@buero.example').user).toBe('fax@buero.example')
    expect(withAddress({ ...settings, user: 'buero' }, 'fax@buero.example').user).toBe('buero')
  })

  it('offers the inbox first, keeps what is chosen though it is not found, and leaves out what was thrown away', () => {
    const found = [{ path: 'Archiv', use: 'archive' }, { path: 'INBOX', use: 'inbox' }, { path: 'Sent', use: 'sent' }, { path: 'Trash', use: 'trash' }] as const
    const chosen = [{ path: 'Faxe', after: 'leave', afterPath: null }] as const
    expect(offeredFolders(found.filter(isTakenIn), chosen)).toEqual(['INBOX', 'Archiv', 'Faxe', 'Sent'])
  })

  it('is complete with a folder, and a place for what is moved', () => {
    const { chosen } = emptyMailbox('')
    expect(isComplete(chosen)).toBe(true)
    expect(isComplete(toggled(chosen, 'INBOX'))).toBe(false)
    expect(isComplete([{ path: 'INBOX', after: 'move', afterPath: null }])).toBe(false)
    expect(isComplete([{ path: 'INBOX', after: 'move', afterPath: 'Erledigt' }])).toBe(true)
  })
})
