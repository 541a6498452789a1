import type { Checkpoint } from '../ports'

/** Every step after which the world is different; the engine may die before and after each. */
const steps = ['commit', 'sending', 'transport', 'outcome', 'take-back', 'decision', 'recovery'] as const

export const outboxCheckpoints: readonly string[] = steps.flatMap((step) => [`outbox:before-${step}`, `outbox:after-${step}`])

export async function inStep<T>(checkpoint: Checkpoint, step: (typeof steps)[number], work: () => Promise<T>): Promise<T> {
  checkpoint.reached(`outbox:before-${step}`)
  const done = await work()
  checkpoint.reached(`outbox:after-${step}`)
  return done
}
