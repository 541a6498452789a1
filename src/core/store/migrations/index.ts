import { first } from './0001-first'
import type { Migration } from './migration'

/** In order, without gaps; a test holds it so. */
export const migrations: readonly Migration[] = [first]

export type { Migration }
