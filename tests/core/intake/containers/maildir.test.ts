import { describe, expect, it } from 'vitest'
import { isIndexFile, isMaildir, maildirHints, subfolderName } from '../../../../src/core/intake/containers/maildir'
import { statusHints } from '../../../../src/core/intake/containers/status-lines'

describe('a Maildir', () => {
  it('is told by its folders, also where an empty one was lost on the way', () => {
    expect(isMaildir(['cur', 'new', 'tmp'])).toBe(true)
    expect(isMaildir(['.Sent', 'cur', 'new'])).toBe(true)
    expect(isMaildir(['cur'])).toBe(false)
    expect(isMaildir(['tmp', 'src'])).toBe(false)
  })

  it('keeps flags behind `:2,` and `;2,`', () => {
    expect(maildirHints('1.M1.host:2,RS', null)).toEqual({ seen: true, answered: true })
    expect(maildirHints('1.M1.host;2,STln', null)).toEqual({ seen: true, trashed: true })
    expect(maildirHints('1.M1.host,S=10,W=11:2,', null)).toEqual({})
    expect(maildirHints('1.M1.host', null)).toEqual({})
    expect(maildirHints('1:2,Snapshots', '.x'.slice(1))).toEqual({ seen: true, folder: 'x' })
  })

  it('takes what lies in a folder for thrown away mails as thrown away', () => {
    for (const name of ['.Trash', '.Papierkorb', '.INBOX.Trash', '.Gel&APY-schte Objekte', '.Deleted Items']) expect(maildirHints('1:2,S', subfolderName(name))).toMatchObject({ trashed: true })
    expect(maildirHints('1:2,S', subfolderName('.Trashcans'))).toEqual({ seen: true, folder: 'Trashcans' })
  })

  it('names sub-folders as their owner sees them', () => {
    expect(subfolderName('.Kunden.M&APw-ller &- Co')).toBe('Kunden/Müller & Co')
    expect(subfolderName('.&AP')).toBe('&AP')
  })

  it('passes over lists and caches', () => {
    for (const name of ['dovecot.index.log', 'dovecot-uidlist', '.uidvalidity', 'courierimapuiddb', 'maildirfolder', 'subscriptions', 'Inbox.msf']) expect(isIndexFile(name)).toBe(true)
    for (const name of ['1.M1.host:2,S', 'fax.tif', 'Archiv']) expect(isIndexFile(name)).toBe(false)
  })
})

describe('the state lines of a mail out of an mbox', () => {
  const hints = (...lines: string[]) => statusHints(Buffer.from(`${lines.join('\r\n')}\r\n\r\nStatus: RO\r\n`))
  it('tell what was read, answered and thrown away', () => {
    expect(hints('Subject: a', 'Status: RO')).toEqual({ seen: true })
    expect(hints('Status: O', 'X-Status: AD')).toEqual({ answered: true, trashed: true })
    expect(hints('X-Mozilla-Status: 0003')).toEqual({ seen: true, answered: true })
    expect(hints('X-Mozilla-Status: 0009')).toEqual({ seen: true, trashed: true })
    expect(hints('Subject: a')).toEqual({})
    expect(hints('Status: read by all')).toEqual({})
    expect(statusHints(Buffer.alloc(0))).toEqual({})
  })
})
