import { call } from './client'

/**
 * Opens the system's dialog for printing. The margins are painted in the window's own colour, nearly black in a dark theme: it is
 * white until the printing is done.
 */
export async function printWindow(): Promise<void> {
  window.addEventListener('afterprint', () => void call('desktop.paper', { white: false }), { once: true })
  await call('desktop.paper', { white: true }) // printed as well where it fails: grey margins are better than no paper
  window.print()
}
