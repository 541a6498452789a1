import type { ArrivalHints } from '../../../shared/domain/arrival'

/** A folder with these is a Maildir; copying and unpacking drops the empty ones, so two of the three will do. */
const ownFolders = ['cur', 'new', 'tmp'] as const

export const isMaildir = (folders: readonly string[]): boolean => ownFolders.filter((name) => folders.includes(name)).length >= 2

/** What mail servers and programs keep beside the mails: lists, sizes, caches. */
const indexFile = /^(?:dovecot.*|courier.*|maildirfolder|maildirsize|subscriptions|\..*|.*\.msf)$/i

export const isIndexFile = (name: string): boolean => indexFile.test(name)

/** Sub-folder of Maildir++: `.Name`, levels parted by dots. */
export const isSubfolderName = (name: string): boolean => /^\.[^.]/.test(name)

/** Its name as its owner sees it: levels parted by `/`, letters beyond ASCII out of IMAP's UTF-7 (RFC 3501 §5.1.3). */
export const subfolderName = (name: string): string => name.replace(/^\./, '').split('.').map(fromModifiedUtf7).join('/')

function fromModifiedUtf7(text: string): string {
  return text.replace(/&([A-Za-z0-9+,]*)-/g, (_, coded: string) => {
    if (coded === '') return '&'
    const bytes = Buffer.from(coded.replaceAll(',', '/'), 'base64')
    return bytes.subarray(0, bytes.length & ~1).swap16().toString('utf16le')
  })
}

/** `:2,` before the flags; `;2,` where a file name may hold no colon (Windows). */
const flagsForm = /[:;]2,([A-Za-z]*)[A-Za-z0-9,=]*$/

export const hasFlags = (name: string): boolean => flagsForm.test(name)

/** What stays of a mail's name when its flags change. */
export const uniqueName = (name: string): string => name.replace(/[:;]2,.*$/, '')

/** Folders for thrown away mail, for what was sent and for drafts, as common programs and servers name them. */
const sentFolder = /^(?:sent|gesendet|sent[ -]?(?:items|messages|mail)|gesendete(?: (?:elemente|objekte|nachrichten|mails?))?|postausgang gesendet)$/i
const draftsFolder = /^(?:drafts?|entw(?:ü|ue)rfe?|templates|vorlagen)$/i
const trashFolder = /^(?:trash|papierkorb|deleted(?: (?:items|messages))?|gelöschte(?: (?:elemente|objekte|nachrichten))?)$/i

/** What the name of a folder says of the mails in it; levels parted by `/`. */
export function folderHints(folder: string): ArrivalHints {
  const is = (form: RegExp): boolean => folder.split('/').some((level) => form.test(level))
  return { ...(is(trashFolder) ? { trashed: true } : {}), ...(is(sentFolder) ? { sent: true } : {}), ...(is(draftsFolder) ? { draft: true } : {}) }
}

/**
 * What a Maildir says of a mail: by the flags in its name, by the folder it lies in. What lies in `new` nobody has looked at.
 * @param folder its sub-folder, null for the Maildir itself
 */
export function maildirHints(name: string, folder: string | null): ArrivalHints {
  const flags = flagsForm.exec(name)?.[1] ?? ''
  return {
    ...(folder === null ? {} : { ...folderHints(folder), folder }),
    ...(flags.includes('S') ? { seen: true } : {}),
    ...(flags.includes('R') ? { answered: true } : {}),
    ...(flags.includes('T') ? { trashed: true } : {}),
    ...(flags.includes('D') ? { draft: true } : {}),
  }
}
