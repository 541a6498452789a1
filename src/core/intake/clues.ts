import type { Party } from '../contacts'
import type { Content } from './arriving'

/** A report on a fax belongs to whom the fax went, not to the machine that writes. */
export const isFiledAsFax = ({ channel, announcement, faxNumber }: Content): boolean => channel === 'fax' || (announcement !== null && faxNumber !== null)

/** Whose fax it is, where that is told. */
export const faxPartyOf = ({ announcement, faxNumber }: Content): Party | null =>
  faxNumber === null ? null : { kind: 'fax', value: faxNumber, name: announcement?.name ?? '' }
