import { useEffect, useRef } from 'react'
import type { CommandName } from '../../shared/commands'

type Offer = () => void

/** Who can do what at this moment. A command applies while somebody offers it; the one who came last does it. */
const offers = new Map<CommandName, readonly Offer[]>()

/** Offers a command while this component is there; null while it does not apply. */
export function useCommand(name: CommandName, run: (() => void) | null): void {
  const latest = useRef(run)
  latest.current = run
  const applies = run !== null
  useEffect(() => {
    if (!applies) return undefined
    const offer = (): void => latest.current?.()
    offers.set(name, [...(offers.get(name) ?? []), offer])
    return () => {
      offers.set(name, (offers.get(name) ?? []).filter((other) => other !== offer))
    }
  }, [name, applies])
}

export const isOffered = (name: CommandName): boolean => (offers.get(name)?.length ?? 0) > 0

/** Does it, if anybody can. */
export const runCommand = (name: CommandName): void => offers.get(name)?.at(-1)?.()
