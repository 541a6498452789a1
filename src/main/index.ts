import { app } from 'electron'
import { homedir } from 'node:os'
import { readStartOptions } from './start-options'

const options = readStartOptions(process.argv, { platform: process.platform, env: process.env, home: homedir() }, process.cwd())

// Only one of the two is loaded: a window has no use for the terminal's code, nor the terminal for the window's.
if (options.mode === 'cli') {
  const { runTerminal } = await import('./terminal')
  app.exit(await runTerminal(options.cliArguments, import.meta.dirname))
} else {
  const { startApp } = await import('./start-app')
  startApp(options, import.meta.dirname)
}
