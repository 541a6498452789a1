import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O or U, so that a mark can be read out on the telephone. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Eight signs are forty bits: nobody guesses one, and none comes twice. */
const bytes = 5

/** More in one mail than anybody carries on. */
const mostMarks = 5

export function newMark(): string {
  let bits = BigInt(`0x${randomBytes(bytes).toString('hex')}`)
  let mark = ''
  for (let place = 0; place < 8; place += 1) {
    mark = (signs[Number(bits & 31n)] ?? '0') + mark
    bits >>= 5n
  }
  return mark
}

const inSubject = /\[\s*rk-([0-9a-z]{8})\s*\]/giu
/** `post+rk-xxxxxxxx@firma.example` (RFC 5233): the part behind the plus comes back as it was sent. */
const inAddress = /^[^@]*\+rk-([0-9a-z]{8})@/iu

/** The marks that a mail brings back, as they were given out; each once. */
export function marksIn(subject: string, addresses: readonly string[]): readonly string[] {
  const told = [...[...subject.matchAll(inSubject)].map(([, mark]) => mark), ...addresses.map((address) => inAddress.exec(address)?.[1])]
  return [...new Set(told.flatMap((mark) => (mark === undefined ? [] : [asGiven(mark)])).filter((mark) => mark !== null))].slice(0, mostMarks)
}

/** The subject with this mark and no other. */
export const withMark = (subject: string, mark: string): string => `${subject.replace(inSubject, ' ').replace(/ {2,}/g, ' ').trim()} [RK-${mark}]`.trim()

/** Typed by hand, O stands for 0 and I or L for 1; what is no sign at all makes it no mark. */
function asGiven(told: string): string | null {
  const mark = told.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  return [...mark].every((sign) => signs.includes(sign)) ? mark : null
}
