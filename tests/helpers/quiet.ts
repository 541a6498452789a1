import type { Clock, Log, LogParams } from '../../src/core/ports'

export interface KeptLog extends Log {
  readonly lines: { readonly level: string; readonly event: string; readonly params: LogParams }[]
}

/** Keeps what was logged, so that a test can ask for it. */
export function keptLog(): KeptLog {
  const lines: KeptLog['lines'] = []
  const at = (level: string) => (event: string, params: LogParams = {}) => void lines.push({ level, event, params })
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}

export interface HandClock extends Clock {
  /** Moves time on and runs what was due by then, in its order. */
  advance(ms: number): void
}

/** A clock that stands until a test moves it. */
export function handClock(start = Date.UTC(2026, 10, 23, 9, 0)): HandClock {
  let now = start
  let waiting: { at: number; action: () => void }[] = []
  return {
    now: () => now,
    after: (ms, action) => {
      const entry = { at: now + ms, action }
      waiting.push(entry)
      return () => void (waiting = waiting.filter((one) => one !== entry))
    },
    advance: (ms) => {
      const until = now + ms
      for (;;) {
        const next = waiting.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        waiting = waiting.filter((one) => one !== next)
        now = next.at
        next.action()
      }
      now = until
    },
  }
}
