import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log, LogParams } from '../core/ports'

/** Enough for weeks of events, small enough to go with a diagnostics file. */
const rotateAtBytes = 1024 * 1024
const keptFiles = 3

/** Events and codes as JSON lines in `folder`; the oldest file goes. A log that cannot be written is no reason to stop. */
export function fileLog(folder: string, name: string, now: () => number): Log {
  const path = join(folder, `${name}.log`)
  const write = (level: string, event: string, params?: LogParams): void => {
    try {
      mkdirSync(folder, { recursive: true })
      rotate(path)
      appendFileSync(path, `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...params })}\n`)
    } catch {
      // a full or missing disk shows itself elsewhere
    }
  }
  return {
    info: (event, params) => { write('info', event, params) },
    warn: (event, params) => { write('warn', event, params) },
    error: (event, params) => { write('error', event, params) },
  }
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size < rotateAtBytes) return
  for (let number = keptFiles - 1; number >= 1; number -= 1) {
    const from = number === 1 ? path : `${path}.${String(number - 1)}`
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${String(number)}`)
  }
}
