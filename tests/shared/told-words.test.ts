import { describe, expect, it } from 'vitest'
import { autostartEntry } from '../../src/shared/autostart'
import { translator } from '../../src/shared/strings/translate'
import { safeFileName, uniqueNames } from '../../src/shared/text/file-name'
import { toldWords } from '../../src/shared/text/told-words'

describe('the words of a notification', () => {
  it.each([
    [{ kind: 'fax', count: 1, who: '', subject: '', conversationId: 'a' }, { title: 'Rückkanal', body: 'Ein neues Fax' }],
    [{ kind: 'mail', count: 12, who: '', subject: '', conversationId: null }, { title: 'Rückkanal', body: '12 neue E-Mails' }],
    [{ kind: 'fax', count: 1, who: 'Nordlicht eG', subject: 'Kündigung', conversationId: 'a' }, { title: 'Ein neues Fax · Nordlicht eG', body: 'Kündigung' }],
    [{ kind: 'mail', count: 1, who: 'Erika', subject: '', conversationId: 'a' }, { title: 'Eine neue E-Mail · Erika', body: 'Eine neue E-Mail' }],
  ] as const)('%j', (told, words) => {
    expect(toldWords(translator('de'), told)).toEqual(words)
  })
})

describe('the file that starts the app at login', () => {
  it.each([
    ['/opt/Rückkanal/rueckkanal', 'Exec="/opt/Rückkanal/rueckkanal"'],
    ['/home/a b/x%f.AppImage', 'Exec="/home/a b/x%%f.AppImage"'],
    ['/tmp/$(x)`"\\', 'Exec="/tmp/\\\\$(x)\\\\`\\\\"\\\\\\\\"'],
  ])('%s', (program, line) => {
    expect(autostartEntry(program).split('\n')).toContain(line)
  })
})

describe('names of files, each once', () => {
  it.each([
    [['a.pdf', 'a.pdf', 'A.PDF'], ['a.pdf', 'a (2).pdf', 'A (3).PDF']],
    [['a (2).pdf', 'a.pdf', 'a.pdf'], ['a (2).pdf', 'a.pdf', 'a (3).pdf']],
    [['ohne', 'ohne'], ['ohne', 'ohne (2)']],
  ])('%j', (names, unique) => {
    expect(uniqueNames(names)).toEqual(unique)
  })

  it('are safe at first', () => {
    expect(['../x', 'con.txt', '', '\u202egnp.exe'].map(safeFileName)).toEqual(['_x', '_con.txt', 'Anhang', '_gnp.exe'])
  })
})
