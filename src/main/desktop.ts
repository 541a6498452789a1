import { app, dialog, shell, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../shared/result'
import { diagnosticsText } from './diagnostics'
import { safeFileName } from '../shared/text/file-name'
import type { AskEngine } from './engine-process/port'
import type { DesktopHandlers } from './gate-rules'
import { atLogin } from './login'
import { linkToOpen } from './network-rule'
import { deskColour } from './window'
import { systemLocale, type DesktopWords } from './words'

export interface DesktopParts {
  readonly ask: AskEngine
  readonly window: () => BrowserWindow | null
  readonly openWindow: (conversationId: string) => void
  readonly words: () => DesktopWords
  readonly dataFolder: string
  readonly restore: (source: string) => Promise<Result<{ readonly folder: string }>>
}

const postTypes = ['tif', 'tiff', 'pdf', 'png', 'jpg', 'jpeg', 'eml', 'msg', 'mbox']

/** What only the host can do. A cancelled dialog answers null. */
export function desktopHandlers({ ask, window, openWindow, words, dataFolder, restore }: DesktopParts): DesktopHandlers {
  const choose = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const parent = window()
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
    return filePaths
  }
  const chooseFolder = async (title: string, buttonLabel: string): Promise<string | undefined> =>
    (await choose({ title, buttonLabel, properties: ['openDirectory', 'createDirectory'] }))[0]
  const place = async (options: SaveDialogOptions): Promise<string> => {
    const parent = window()
    // Windows and macOS always ask before a file is replaced, GTK only when told.
    const asked: SaveDialogOptions = { ...options, properties: ['showOverwriteConfirmation'] }
    const { filePath } = await (parent ? dialog.showSaveDialog(parent, asked) : dialog.showSaveDialog(asked))
    return filePath
  }
  const exportTarget = (title: string, name: string, ending: 'pdf' | 'txt' | 'eml' | 'zip' | 'vcf' | 'csv'): Promise<string> =>
    place({ title, defaultPath: join(app.getPath('downloads'), `${safeFileName(name)}.${ending}`), filters: [{ name: words()[`filter-${ending}`], extensions: [ending] }] })

  return {
    'desktop.info': async () =>
      ok({
        version: app.getVersion(),
        platform: process.platform,
        dataFolder,
        locale: systemLocale(),
        sandbox: !app.commandLine.hasSwitch('no-sandbox'),
        runtime: `Electron ${process.versions.electron}`,
      }),
    'desktop.takeInFiles': async () => {
      const { dialogTakeIn, dialogTakeInDo, filterPost, filterAll } = words()
      const filters = [{ name: filterPost, extensions: postTypes }, { name: filterAll, extensions: ['*'] }]
      const paths = await choose({ title: dialogTakeIn, buttonLabel: dialogTakeInDo, properties: ['openFile', 'multiSelections'], filters })
      return paths.length === 0 ? ok(null) : ask('intake.takeIn', { paths: [...paths], via: 'hand' })
    },
    'desktop.takeInFolder': async () => {
      const path = await chooseFolder(words().dialogTakeInFolder, words().dialogTakeInDo)
      return path === undefined ? ok(null) : ask('intake.takeIn', { paths: [path], via: 'hand' })
    },
    'desktop.addFolder': async () => {
      const path = await chooseFolder(words().dialogFolder, words().dialogFolderDo)
      return path === undefined ? ok(null) : ask('folders.add', { path })
    },
    'desktop.attachFiles': async ({ draftId }) => {
      const paths = await choose({ title: words().dialogAttach, buttonLabel: words().dialogAttachDo, properties: ['openFile', 'multiSelections'] })
      return paths.length === 0 ? ok(null) : ask('draft.attachFiles', { id: draftId, paths: [...paths] })
    },
    'desktop.saveAttachment': async ({ attachmentId }) => {
      const found = await ask('file.attachment', { attachmentId })
      if (!found.ok) return found
      const path = await place({ title: words().dialogSave, defaultPath: join(app.getPath('downloads'), safeFileName(found.value.name)) })
      return path === '' ? ok(null) : written(path, () => copyFile(found.value.path, path))
    },
    'desktop.exportFax': async ({ messageId, form }) => {
      const found = await ask('fax.exportName', { messageId })
      if (!found.ok) return found
      const target = await exportTarget(words().dialogExport, found.value.name, form === 'pdf' ? 'pdf' : 'txt')
      return target === '' ? ok(null) : ask('fax.export', { messageId, form, target })
    },
    'desktop.exportConversation': async (choice) => {
      const found = await ask('conversation.exportName', choice)
      if (!found.ok) return found
      const target = await exportTarget(words().dialogExportConversation, found.value.name, found.value.ending)
      return target === '' ? ok(null) : ask('conversation.export', { ...choice, target })
    },
    'desktop.readContacts': async () => {
      const { dialogContactsIn, dialogContactsInDo, filterContacts, filterAll } = words()
      const filters = [{ name: filterContacts, extensions: ['vcf', 'vcard', 'csv', 'txt'] }, { name: filterAll, extensions: ['*'] }]
      const [path] = await choose({ title: dialogContactsIn, buttonLabel: dialogContactsInDo, properties: ['openFile'], filters })
      return path === undefined ? ok(null) : ask('contacts.readFile', { path })
    },
    'desktop.exportContacts': async ({ form, ids, language }) => {
      const target = await exportTarget(words().dialogContactsOut, words().contactsName, form === 'vcard' ? 'vcf' : 'csv')
      return target === '' ? ok(null) : ask('contacts.export', { target, form, ids, language })
    },
    'desktop.exportFigures': async (choice) => {
      const target = await exportTarget(words().dialogFigures, `${words().figuresName} ${choice.from} ${choice.to}`, 'csv')
      return target === '' ? ok(null) : ask('figures.export', { ...choice, target })
    },
    'desktop.openLink': async ({ url }) => {
      const link = linkToOpen(url)
      if (link === null) return fail('invalid-input', { field: 'url' })
      await shell.openExternal(link)
      return ok({ opened: true })
    },
    'desktop.paper': ({ white }) => {
      window()?.setBackgroundColor(white ? '#ffffff' : deskColour())
      return Promise.resolve(ok({}))
    },
    'desktop.openWindow': ({ conversationId }) => {
      openWindow(conversationId)
      return Promise.resolve(ok({}))
    },
    'desktop.login': ({ open }) => Promise.resolve(atLogin(open)),
    'desktop.backup': async () => {
      const target = await chooseFolder(words().dialogBackup, words().dialogBackupDo)
      return target === undefined ? ok(null) : ask('backup.make', { target })
    },
    'desktop.restore': async () => {
      const source = await chooseFolder(words().dialogRestore, words().dialogRestoreDo)
      return source === undefined ? ok(null) : restore(source)
    },
    'desktop.saveDiagnostics': async () => {
      const path = await place({ title: words().dialogDiagnostics, defaultPath: join(app.getPath('downloads'), 'rueckkanal-diagnose.txt') })
      if (path === '') return ok(null)
      const engine = await ask('health.diagnostics', {})
      const text = diagnosticsText(app.getVersion(), engine.ok ? engine.value.text : `engine: ${engine.error.code}`, join(dataFolder, 'logs'))
      return written(path, () => writeFile(path, text))
    },
  }
}

async function written(path: string, write: () => Promise<void>): Promise<Result<{ readonly path: string }>> {
  try {
    await write()
    return ok({ path })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOSPC') return fail('disk-full')
    return fail(code === 'ENOENT' ? 'file-missing' : 'target-unwritable')
  }
}
