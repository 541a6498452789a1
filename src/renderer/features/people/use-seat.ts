import { useCallback } from 'react'
import { useRun } from '../../ui/toasts'

interface Seat {
  /** Somebody new sits here. Answers whether it was kept. */
  readonly sitDown: (name: string) => Promise<boolean>
  readonly choose: (id: string | null) => Promise<boolean>
}

export function useSeat(): Seat {
  const run = useRun()
  const choose = useCallback(async (id: string | null) => (await run('people.choose', { id })) !== null, [run])
  const sitDown = useCallback(
    async (name: string) => {
      const saved = await run('people.save', { id: null, name, initials: '', colour: null, hours: [] })
      return saved !== null && choose(saved.id)
    },
    [run, choose],
  )
  return { sitDown, choose }
}
