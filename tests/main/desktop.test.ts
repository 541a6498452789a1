import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { SaveDialogOptions } from 'electron'
import { desktopHandlers } from '../../src/main/desktop'
import type { AskEngine } from '../../src/main/engine-process/port'
import type { DesktopWords } from '../../src/main/words'
import { fail, ok, type Result } from '../../src/shared/result'

// The system's dialogs cannot be answered by a test: they stand in here, the window's own tests drive the rest.
const system = vi.hoisted(() => ({ asked: [] as unknown[], chosen: '' }))
vi.mock('electron', () => ({
  app: { getPath: (name: string) => `/home/k/${name}`, getVersion: () => '1', commandLine: { hasSwitch: () => false } },
  shell: {},
  dialog: {
    showSaveDialog: (options: unknown) => {
      system.asked.push(options)
      return Promise.resolve({ canceled: system.chosen === '', filePath: system.chosen })
    },
  },
}))

const messageId = '019f6c5e-0000-7000-8000-000000000001'
const words = { dialogExport: 'Fax speichern', 'filter-pdf': 'PDF/A', 'filter-txt': 'Text' } as DesktopWords

function saving(answers: Readonly<Record<string, Result<unknown>>>) {
  const calls: (readonly [string, unknown])[] = []
  const ask = ((name: string, input: unknown) => {
    calls.push([name, input])
    return Promise.resolve(answers[name])
  }) as AskEngine
  const handlers = desktopHandlers({ ask, window: () => null, openWindow: () => undefined, words: () => words, dataFolder: '/data', restore: () => Promise.resolve(fail('internal')) })
  return { exportFax: handlers['desktop.exportFax'], calls }
}

describe('a fax saved from the window', () => {
  beforeEach(() => {
    system.asked.length = 0
    system.chosen = ''
  })

  it.each([
    ['pdf', 'pdf', 'PDF/A'],
    ['text', 'txt', 'Text'],
  ] as const)('as %s is written where the dialog says, under a name fit for files', async (form, ending, name) => {
    system.chosen = `/home/k/somewhere/x.${ending}`
    const { exportFax, calls } = saving({ 'fax.exportName': ok({ name: 'Angebot A 26/318: "Rohr"' }), 'fax.export': ok({ path: system.chosen, unread: 0 }) })
    expect(await exportFax({ messageId, form })).toEqual(ok({ path: system.chosen, unread: 0 }))
    expect(calls).toEqual([
      ['fax.exportName', { messageId }],
      ['fax.export', { messageId, form, target: system.chosen }],
    ])
    const [asked] = system.asked as SaveDialogOptions[]
    expect(asked).toMatchObject({ title: 'Fax speichern', filters: [{ name, extensions: [ending] }], properties: ['showOverwriteConfirmation'] })
    expect(asked?.defaultPath).toMatch(new RegExp(`^/home/k/downloads/Angebot A 26[^/:"]*\\.${ending}$`))
  })

  it('is not written when the dialog is left', async () => {
    const { exportFax, calls } = saving({ 'fax.exportName': ok({ name: 'Fax' }) })
    expect(await exportFax({ messageId, form: 'pdf' })).toEqual(ok(null))
    expect(calls.map(([call]) => call)).toEqual(['fax.exportName'])
  })

  it('asks for no place when the message is not there, and passes on why it could not be written', async () => {
    const gone = saving({ 'fax.exportName': fail('not-found') })
    expect(await gone.exportFax({ messageId, form: 'pdf' })).toEqual(fail('not-found'))
    expect(system.asked).toEqual([])
    system.chosen = '/full/x.pdf'
    const full = saving({ 'fax.exportName': ok({ name: 'Fax' }), 'fax.export': fail('disk-full') })
    expect(await full.exportFax({ messageId, form: 'pdf' })).toEqual(fail('disk-full'))
  })
})
