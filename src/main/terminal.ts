import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the built terminal (src/cli) offers its hosts. */
interface Cli {
  readonly main: (argv: readonly string[], io: { readonly stdout: NodeJS.WritableStream; readonly stderr: NodeJS.WritableStream }) => Promise<number>
}

/**
 * `--cli …`: the installed app as a terminal. It runs while Electron is still loading its main script, that is before
 * Chromium asks for a display: so it works on a server too, and no window, profile or sandbox is ever made.
 */
export async function runTerminal(argv: readonly string[], here: string): Promise<number> {
  const cli = (await import(pathToFileURL(join(here, 'cli.js')).href)) as Cli
  const { stdout, stderr } = process
  const code = await cli.main(argv, { stdout, stderr })
  // On Windows pipes are written in the background; what was said has to be out before the process ends.
  await Promise.all([stdout, stderr].map((stream) => new Promise<void>((resolve) => { stream.write('', () => { resolve() }) })))
  return code
}
