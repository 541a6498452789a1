import { readFileSync, readdirSync } from 'node:fs'
import { release, totalmem } from 'node:os'
import { join } from 'node:path'

/** enough for the last days, small enough for a mail */
const charactersPerLog = 200_000

/** Versions, the engine's own figures and the host's log (events and codes only). Nothing that a person wrote or received. */
export function diagnosticsText(version: string, engineText: string, logFolder: string): string {
  const { electron, chrome, node } = process.versions
  const head = [
    `Rückkanal ${version}`,
    `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    `${process.platform} ${release()} ${process.arch}, ${String(Math.round(totalmem() / 2 ** 30))} GB`,
  ]
  return [...head, '', engineText, '', ...logsIn(logFolder)].join('\n')
}

function logsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith('host.log'))
      .sort()
      .map((name) => `--- ${name}\n${readFileSync(join(folder, name), 'utf8').slice(-charactersPerLog)}`)
  } catch {
    return []
  }
}
