import { isAbsolute, join, resolve } from 'node:path'
import { appFolder, dataFolder, type FolderWorld } from '../core/settings/data-folder'

export interface StartOptions {
  readonly mode: 'window' | 'smoke' | 'cli'
  readonly dataFolder: string
  /** what Chromium keeps for the window; one per data folder, so that two data folders can be open at once */
  readonly profileFolder: string
  /** what follows `--cli` */
  readonly cliArguments: readonly string[]
}

/** Reads the command line. What Chromium and Electron add themselves is passed over. */
export function readStartOptions(argv: readonly string[], world: FolderWorld, workingFolder: string): StartOptions {
  const cli = argv.indexOf('--cli')
  const own = cli === -1 ? argv : argv.slice(0, cli)
  const asked = valueOf(own, '--data')
  const folder = dataFolder(world, asked)
  const usual = asked === null && (world.env['RUECKKANAL_DATA'] ?? '') === ''
  const data = isAbsolute(folder) ? folder : resolve(workingFolder, folder)
  return {
    mode: cli !== -1 ? 'cli' : own.includes('--smoke') ? 'smoke' : 'window',
    dataFolder: data,
    profileFolder: usual ? appFolder(world) : join(data, 'window'),
    cliArguments: cli === -1 ? [] : argv.slice(cli + 1),
  }
}

function valueOf(argv: readonly string[], name: string): string | null {
  const joined = argv.find((part) => part.startsWith(`${name}=`))
  if (joined !== undefined) return joined.slice(name.length + 1)
  const at = argv.indexOf(name)
  return at === -1 ? null : (argv[at + 1] ?? null)
}
