import { misreadAs, mostlyFigure } from './misread-figures'

/** The number behind its country code, and whether its check digits agree. Countries whose numbers bear none are left out: what cannot be verified is not given. */
interface Scheme {
  readonly form: RegExp
  readonly holds: (figures: string) => boolean
}

const at = (figures: string, index: number): number => Number(figures[index])
const weighted = (figures: string, weights: readonly number[]): number => weights.reduce((sum, weight, index) => sum + weight * at(figures, index), 0)
const lastFigure = (figures: string): number => at(figures, figures.length - 1)
const crossSum = (value: number): number => Math.floor(value / 10) + (value % 10)

/** ISO 7064 MOD 11,10 (Germany, Croatia). */
function iso7064(figures: string): boolean {
  let product = 10
  for (const figure of figures.slice(0, -1)) product = (((Number(figure) + product) % 10 || 10) * 2) % 11
  return (11 - product) % 10 === lastFigure(figures)
}

/** ISO/IEC 7812-1 annex B. */
const luhn = (figures: string): boolean => [...figures].reverse().reduce((sum, figure, index) => sum + (index % 2 === 0 ? Number(figure) : crossSum(Number(figure) * 2)), 0) % 10 === 0

/** The last figure is what is left of the weighted sum of the others, or what it lacks to the modulus. */
const remainder = (figures: string, weights: readonly number[], modulus = 11): boolean => weighted(figures, weights) % modulus === lastFigure(figures)
const complement = (figures: string, weights: readonly number[], tenIs: number | null): boolean => {
  const check = (11 - (weighted(figures, weights) % 11)) % 11
  return (check === 10 ? tenIs : check) === lastFigure(figures)
}

/** As the EU's VIES and the Swiss UID register form them. */
const schemes: Readonly<Record<string, Scheme>> = {
  DE: { form: /^[1-9]\d{8}$/, holds: iso7064 },
  AT: { form: /^U\d{8}$/, holds: (id) => (10 - (([1, 2, 3, 4, 5, 6, 7].reduce((sum, index) => sum + (index % 2 === 1 ? at(id, index) : crossSum(at(id, index) * 2)), 0) + 4) % 10)) % 10 === lastFigure(id) },
  BE: { form: /^[01]\d{9}$/, holds: (id) => 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8)) },
  CHE: { form: /^\d{9}$/, holds: (id) => complement(id, [5, 4, 3, 2, 7, 6, 5, 4], null) },
  DK: { form: /^[1-9]\d{7}$/, holds: (id) => weighted(id, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  FI: { form: /^\d{8}$/, holds: (id) => complement(id, [7, 9, 10, 5, 8, 4, 2], null) },
  FR: { form: /^\d{11}$/, holds: (id) => luhn(id.slice(2)) && (12 + 3 * (Number(id.slice(2)) % 97)) % 97 === Number(id.slice(0, 2)) },
  HR: { form: /^\d{11}$/, holds: iso7064 },
  IT: { form: /^\d{11}$/, holds: luhn },
  LU: { form: /^\d{8}$/, holds: (id) => Number(id.slice(0, 6)) % 89 === Number(id.slice(6)) },
  NL: { form: /^\d{9}B\d{2}$/, holds: (id) => remainder(id.slice(0, 9), [9, 8, 7, 6, 5, 4, 3, 2]) || mod97(`NL${id}`) === 1 },
  PL: { form: /^\d{10}$/, holds: (id) => remainder(id, [6, 5, 7, 2, 3, 4, 5, 6, 7]) },
  PT: { form: /^[1-9]\d{8}$/, holds: (id) => complement(id, [9, 8, 7, 6, 5, 4, 3, 2], 0) },
  SE: { form: /^\d{10}01$/, holds: (id) => luhn(id.slice(0, 10)) },
}

/** ISO 7064 MOD 97-10 (the Netherlands since 2020). */
const mod97 = (id: string): number => [...id].reduce((rest, sign) => (rest * (/\d/.test(sign) ? 10 : 100) + parseInt(sign, 36)) % 97, 0)

export function vatIdIsTrue(id: string): boolean {
  const country = countryOf(id)
  const scheme = schemes[country]
  const rest = id.slice(country.length)
  return scheme !== undefined && scheme.form.test(rest) && scheme.holds(rest)
}

const countryOf = (id: string): string => (id.startsWith('CHE') ? 'CHE' : id.slice(0, 2))

/** The true number behind a reading: as it stands, with its letters as the figures they look like, or a German one with the one misread figure that makes it true. Null where none or several would. */
export function mendVatId(reading: string): { readonly id: string; readonly mended: number } | null {
  const plain = reading.replace(/[\s.,:;·'’_/-]/g, '').toUpperCase().replace(/^(?:[0OQ]E|D[€£FCG6])(?=\S{9}$)/, 'DE')
  if (vatIdIsTrue(plain)) return { id: plain, mended: 0 }
  const head = /^(?:ATU|CHE|[A-Z]{2})/.exec(plain)?.[0]
  if (head === undefined || plain.startsWith('NL')) return null
  const figures = [...plain.slice(head.length)].map(mostlyFigure).join('')
  if (vatIdIsTrue(head + figures)) return { id: head + figures, mended: 1 }
  // Of so many numbers with one check digit most have several neighbours that are true; what is left where only one is, is surely it.
  if (head !== 'DE' || !/^\d{9}$/.test(figures)) return null
  const repairs = new Set<string>()
  ;[...figures].forEach((figure, index) => {
    for (const other of misreadAs(figure)) {
      const tried = `DE${figures.slice(0, index)}${other}${figures.slice(index + 1)}`
      if (vatIdIsTrue(tried)) repairs.add(tried)
    }
  })
  const [only] = repairs
  return repairs.size === 1 && only !== undefined ? { id: only, mended: 2 } : null
}
