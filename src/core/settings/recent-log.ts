import type { Clock, Log, LogParams } from '../ports'

/** Lines kept for the diagnostics file: about an hour of a troubled machine. */
const kept = 400

/** Passes every line on and keeps the newest. */
export function keepRecent(log: Log, clock: Clock): Log {
  const lines: string[] = []
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, params?: LogParams): void => {
      lines.push(`${new Date(clock.now()).toISOString()} ${level} ${event}${params ? ` ${JSON.stringify(params)}` : ''}`)
      if (lines.length > kept) lines.shift()
      log[level](event, params)
    }
  return { info: at('info'), warn: at('warn'), error: at('error'), recent: () => [...lines] }
}
