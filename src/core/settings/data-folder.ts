/** What the rule for the data folder looks at: passed in, so that every platform can be tested on one. */
export interface FolderWorld {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** The app's own folder by the custom of the platform: the same that Electron calls `userData`. */
export function appFolder({ platform, env, home }: FolderWorld): string {
  if (platform === 'win32') return `${env['APPDATA'] ?? `${home}\\AppData\\Roaming`}\\rueckkanal`
  if (platform === 'darwin') return `${home}/Library/Application Support/rueckkanal`
  // XDG base directories: a relative path there is invalid and has to be ignored.
  const config = env['XDG_CONFIG_HOME']
  return `${config?.startsWith('/') ? config : `${home}/.config`}/rueckkanal`
}

/**
 * Where the data lie, for app and terminal alike: `--data DIR`, then RUECKKANAL_DATA, then the app's own folder.
 * The answer may be relative; whoever uses it resolves it against its working folder.
 */
export function dataFolder(world: FolderWorld, asked: string | null): string {
  const named = asked ?? world.env['RUECKKANAL_DATA'] ?? ''
  if (named !== '') return named
  return `${appFolder(world)}${world.platform === 'win32' ? '\\' : '/'}data`
}
