/** Every point of fetching at which the process may die; a test kills it at each. */
const steps = ['fetch', 'flush', 'commit', 'clear'] as const
export type Step = (typeof steps)[number]

export const mailboxCheckpoints: readonly string[] = steps.flatMap((step) => [`mailbox:before:${step}`, `mailbox:after:${step}`])
