import type { ByChannel } from '../domain/dashboard'

/** Messages, and how many of them are faxes. */
export interface Part {
  readonly fax: number
  readonly all: number
}

export const allOf = ({ fax, mail, other }: ByChannel): Part => ({ fax, all: fax + mail + other })

/** Null where there was nothing to have a share of. */
export const shareOf = ({ fax, all }: Part): number | null => (all === 0 ? null : fax / all)
