import { first } from './0001-first'
import { faxReading } from './0002-fax-reading'
import { mail } from './0003-mail'
import { identities } from './0004-identities'
import { people } from './0005-people'
import { addresses } from './0006-addresses'
import { search } from './0007-search'
import { formatted } from './0008-formatted'
import { pages } from './0009-pages'
import { work } from './0010-work'
import { receipts } from './0011-receipts'
import { readBy } from './0012-read-by'
import { notes } from './0013-notes'
import { deadlines } from './0014-deadlines'
import { contacts } from './0015-contacts'
import { standing } from './0016-standing'
import { savedOrder } from './0017-saved-order'
import { blocked } from './0018-blocked'
import { tally } from './0019-tally'
import { organisations } from './0020-organisations'
import type { Migration } from './migration'

/** In order, without gaps; a test holds it so. */
export const migrations: readonly Migration[] = [first, faxReading, mail, identities, people, addresses, search, formatted, pages, work, receipts, readBy, notes, deadlines, contacts, standing, savedOrder, blocked, tally, organisations]

export type { Migration }
