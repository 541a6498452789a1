const minute = 60_000

/**
 * Pauses after the first, second … try that was put off: soon at first, as greylisting lets one in after minutes,
 * then ever longer. Together two days: a mail that has not left by then is news its writer has to hear
 * (RFC 5321 §4.5.4.1 asks relays for four to five; a person's letter is not to wait as long).
 */
export const pauses: readonly number[] = [1, 5, 15, 60, 180, 180, 360, 360, 360, 720, 720].map((minutes) => minutes * minute)

/** @param tries tries that were put off so far, this one included. Null: enough. */
export function pauseAfter(tries: number): number | null {
  return pauses[Math.max(0, tries - 1)] ?? null
}
