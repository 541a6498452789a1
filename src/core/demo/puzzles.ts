import { createHash } from 'node:crypto'
import type { ArrivalTable } from '../store/tables'
import { momentOn } from './calendar'
import { chanceOf, idOf } from './random'

const day = 86_400_000

/** What came in last and cannot be read: each office has some that wait for a person. */
const kinds = [
  { name: 'Fax_04066969512_unlesbar.tif', code: 'file-damaged', type: 'tiff', head: 'II*\0' },
  { name: 'Scan_Posteingang.pdf', code: 'file-encrypted', type: 'pdf', head: '%PDF-1.6\n' },
  { name: 'Lieferschein.heic', code: 'unsupported-type', type: null, head: '\0\0\0\x18ftypheic' },
] as const

/** Arrivals in quarantine with the bytes that came. */
export function puzzles(seed: number, until: number): { readonly arrivals: readonly ArrivalTable[]; readonly originals: readonly { readonly sha256: string; readonly bytes: Uint8Array }[] } {
  const chance = chanceOf(seed ^ 0x9a)
  const made = kinds.map(({ name, code, type, head }, index) => {
    const bytes = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(Array.from({ length: 400 }, () => chance.whole(0, 255)))])
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const at = Math.min(until - 60_000 * (index + 1), momentOn(Math.floor(until / day) * day - index * day, chance))
    const arrival: ArrivalTable = {
      id: idOf(at, chance), channel_id: null, via: 'sample', path: `/${name}`, name, size: bytes.length, mtime: at, seen_at: at, stage: 'kept', outcome: 'quarantined',
      code, params_json: '{}', sha256, type, kept: 1, message_id: null, assigned_to: null, part: null, first_byte: null, hints_json: '{}', updated_at: at,
    }
    return { arrival, original: { sha256, bytes } }
  })
  return { arrivals: made.map(({ arrival }) => arrival), originals: made.map(({ original }) => original) }
}
