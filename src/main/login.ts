import { app } from 'electron'
import { mkdirSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { autostartEntry } from '../shared/autostart'
import { fail, ok, type Result } from '../shared/result'

type Login = Result<{ readonly open: boolean; readonly possible: boolean }>

/** Whether the app starts when somebody logs in to this computer. What is not installed has no place to start from. */
export function atLogin(wanted: boolean | null): Login {
  if (!app.isPackaged) return ok({ open: false, possible: false })
  if (process.platform === 'linux') return linuxLogin(join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart'), process.env['APPIMAGE'] || process.execPath, wanted)
  if (wanted !== null) app.setLoginItemSettings({ openAtLogin: wanted })
  return ok({ open: app.getLoginItemSettings().openAtLogin, possible: true })
}

/** @param folder where the desktop looks for what to start */
export function linuxLogin(folder: string, program: string, wanted: boolean | null): Login {
  const path = join(folder, 'rueckkanal.desktop')
  try {
    // Written anew where it is wanted: a program that was moved starts from where it is now.
    if (wanted === true) mkdirSync(dirname(path), { recursive: true })
    if (wanted === true) writeFileSync(path, autostartEntry(program))
    if (wanted === false) rmSync(path, { force: true })
    return ok({ open: existsSync(path), possible: true })
  } catch {
    return fail('target-unwritable')
  }
}
