import type { Box } from '../../shared/domain/page'
import type { Field, FieldName } from '../../shared/domain/fax'
import { proofOf, type Cell } from './sheet'

/** One reading of a field, with what speaks for it. */
export interface Candidate {
  readonly value: string
  /** 0..1 */
  readonly score: number
  readonly page: number | null
  readonly box: Box | null
}

/** Less sure than this says nothing: a wrong number is worse than none. */
export const leastScore = 0.45

/** A candidate from a place in a cell; words that recognition doubted weigh less. */
export function read(value: string, score: number, cell: Cell, from: number, to: number): Candidate {
  const { box, sureness } = proofOf(cell, from, to)
  return { value, score: score * trust(sureness), page: cell.page, box }
}

/**
 * A name or a sign bears no check digit, and one of its letters misread is wrong: what the recogniser doubts that much says less
 * than any other reading, and by itself nothing.
 * @param sure 0..100: the least that the least sure word needs
 */
export function readSurely(sure: number, value: string, score: number, cell: Cell, from: number, to: number): Candidate {
  const candidate = read(value, score, cell, from, to)
  return proofOf(cell, from, to).sureness >= sure ? candidate : { ...candidate, score: candidate.score * doubted }
}

const doubted = 0.45

/** The recogniser's own figure: above 80 it is nearly always right, below 30 nearly never. */
const trust = (sureness: number): number => (sureness >= 80 ? 1 : sureness >= 30 ? 0.65 + ((sureness - 30) / 50) * 0.35 : 0.5)

/** The best value: readings of the same value support each other. */
export function best(candidates: readonly Candidate[], same: (one: string, other: string) => boolean = (one, other) => one === other): Candidate | null {
  let winner: Candidate | null = null
  for (const candidate of candidates) {
    const against = candidates.filter((other) => same(candidate.value, other.value)).reduce((rest, other) => rest * (1 - Math.min(0.97, other.score)), 1)
    const score = Math.max(candidate.score, 1 - against) * 0.999 + candidate.score * 0.001
    if (winner === null || score > winner.score) winner = { ...candidate, score }
  }
  return winner && winner.score >= leastScore ? winner : null
}

/** The best value, unless another is nearly as good: where one of two must be wrong, neither is given. */
export function asOne(candidates: readonly Candidate[], leastLead: number): Candidate | null {
  const winner = best(candidates)
  const next = best(candidates.filter(({ value }) => value !== winner?.value))
  return winner && (next === null || winner.score - next.score >= leastLead) ? winner : null
}

export const asField = (name: FieldName, { value, score, page, box }: Candidate): Field => ({ name, value, confidence: Math.round(Math.min(0.99, score) * 100), page, box })
