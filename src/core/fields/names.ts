import { foldLabel } from '../../shared/text/alike'

/** Nobody is called "über" or "wegen": what is so set in capitals is a title. */
const ofATitle = /^(?:über|wegen|gegen|betreffend|hinsichtlich|gemäß)$/i

/** Names are written large; a line of running text has more small words than a name. */
export function looksLikeName(text: string): boolean {
  const words = text.split(/\s+/)
  if (words.some((word) => ofATitle.test(word))) return false
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length
  return /^[\p{Lu}\d]/u.test(text) && small <= Math.max(1, words.length * 0.45) && words.length <= 9
}

/** What makes a line the name of a firm, a practice, an authority. */
const legalForm = /(?:\b(?:GmbH|G\.m\.b\.H\.|mbH|AG|KG|KGaA|OHG|oHG|UG|GbR|SE|e\.\s?K\.|e\.\s?Kfm\.|e\.\s?V\.|eV|e\.\s?G\.|eG|PartG|Partnerschaft|PartGmbB|VVaG|Ltd|Inc|LLC|LLP|S\.A\.|B\.V\.|Co\.?)(?![\p{L}])|&\s?(?:Co|Söhne|Sohn|Partner|Kollegen|Cie)\b)/u
const trade = new RegExp(
  [
    'praxis|apotheke|kanzlei|anwält|anwalt|rechtsanw|notar|steuerberat|wirtschaftsprüf|hotel|gasthof|gasthaus|pension|restaurant|spedition|transport|logisti|klinik|krankenhaus|hospital|labor|institut|verlag|druckerei|autohaus|werkstatt',
    'schlosserei|tischlerei|schreinerei|malerbetrieb|maler|elektro|sanitär|heizung|bau|dach|metall|stahl|maschinen|technik|großhandel|grosshandel|handel|markt|gärtnerei|garten|holz|glas|reinigung|versicherung|sparkasse|bank|genossenschaft|verein|verband|stiftung',
    'stadt|gemeinde|landkreis|kreis|amt\\b|amts|gericht|behörde|ministerium|landes|bundes|kommune|zweckverband|stadtwerke|werke|schule|gymnasium|universität|hochschule|kirche|kirchengemeinde|polizei|staatsanwalt|zoll|finanz|jobcenter|agentur|kasse|krankenkasse|dr\\.|dipl|prof\\.|med\\.',
    'service|services|systems|systeme|group|gruppe|company|consult|beratung|immobilien|hausverwaltung|architekt|ingenieur|planung|vertrieb|produktion|bäckerei|fleischerei|metzgerei|brauerei|weingut|molkerei|kälte|feuerschutz|brandschutz|sicherheit|baustoff|land',
  ].join('|'),
  'iu',
)

export const hasLegalForm = (text: string): boolean => legalForm.test(text)
export const soundsLikeFirm = (text: string): boolean => hasLegalForm(text) || trade.test(text)

/** The name alone: what follows a parting dash, dot or bar is a claim, a department or an address; strays at both ends are dirt. */
export function nameOnly(text: string): string {
  const parted = withFullStops(text).split(/\s+[–—|·•»]\s*|\s*[|·•»]\s+|\s+-\s+(?!\s)|\s*;\s+/)
  const first = parted.find((part) => foldLabel(part).length >= 3) ?? ''
  // Behind a comma an address begins, or a person: "Muster KG, Hauptstraße 1", "Muster KG, Frau Abel".
  const [head = '', ...rest] = first.split(/,\s+/)
  const whole = rest.length > 0 && !/\d|\bFrau\b|\bHerrn?\b|\bTel|\bFax/.test(rest.join(' ')) && /&|und|\bu\.|dr\.|rechtsanw/i.test(first) ? first : head
  return withoutDirt(whole.replace(/\s*\/\s*(?:Herrn?|Frau|[\p{Lu}]\p{Ll}+\s[\p{Lu}]\p{Ll}+).*$/u, ''))
}

/** "e, G." is a misread "e. G.", "a, G." the mutual insurers' "a. G.": the comma would part the name. No firm is a "c. K." or an "a. 6.". */
const withFullStops = (text: string): string =>
  text
    .replace(/(?<=&\s?Co),(?=\s?(?:KG|OHG)\b)/g, '.')
    .replace(/\b(?:c|ee)(?=\.\s?(?:K|G|V)\.?$)/, 'e')
    .replace(/(?<=\b[ae]\.\s?)6(?=\.?$)/, 'G')
    .replace(/\b(e(?=\s?[.,]\s?[GVK])|a(?=\s?[.,]\s?G))\s?([.,])\s?([GVK])\s?([.,])?(,?)(?=\s|$)/g, (whole: string, first: string, one: string, letter: string, two: string | undefined, comma: string) => (one === ',' || two === ',' ? `${first}. ${letter}.${comma}` : whole))

/** Dots are what a fax loses first; a machine that stamps GRUENWEDEL tells that Grunwedel is Grünwedel. */
export function withUmlauts(name: string, stamped: string): string {
  let whole = name
  for (const word of stamped.split(/[^\p{L}]+/u)) {
    const bare = word.toLowerCase().replace(/([aou])e/g, '$1')
    if (word.length < 5 || bare.length === word.length) continue
    const at = whole.toLowerCase().indexOf(bare)
    if (at < 0) continue
    const dotted = word.toLowerCase().replace(/([aou])e/g, (_, vowel: string) => ({ a: 'ä', o: 'ö', u: 'ü' })[vowel] ?? vowel)
    const found = [...whole.slice(at, at + bare.length)].map((letter, index) => (letter === letter.toUpperCase() ? (dotted[index] ?? letter).toUpperCase() : (dotted[index] ?? letter))).join('')
    whole = whole.slice(0, at) + found + whole.slice(at + bare.length)
  }
  return whole
}

function withoutDirt(text: string): string {
  const words = text.split(/\s+/).map((word) => word.replace(/^[‘’‚'"“”„*°_~^`.,:;]+|[‘’‚'"“”*°_~^`:;|]+$/g, ''))
  while (words.length > 1 && isDirt(words[0] ?? '')) words.shift()
  while (words.length > 1 && isDirt(words.at(-1) ?? '')) words.pop()
  return words
    .filter((word) => word !== '')
    .join(' ')
    .replace(/(?<!\b(?:e|V|K|G|Co|Dr|med|St|jr|sen|Inh|S|A|B|v|Kfm|Dipl|Ing|H)\.?)[.,]+$/u, '')
    .trim()
}

const isDirt = (word: string): boolean => !/[\p{L}\d]/u.test(word) || (word.length === 1 && !/[\d]/.test(word))

/** Words that a return line leaves out of a name at most. */
const mostLeftOut = 3

/** Whether a letterhead says more of the name than `shorter`: "Finanzamt Bad Neustadt" than "Finanzamt", "Stahl-Röhren Königsberg AG" than "Königsberg AG". */
export function saysMoreThan(longer: string, shorter: string): boolean {
  const [all, part] = [longer, shorter].map((name) => name.split(/\s+/).map(foldLabel).filter((word) => word !== '')) as [string[], string[]]
  const more = all.length - part.length
  if (part.length === 0 || more < 1 || more > mostLeftOut || !soundsLikeFirm(longer) || /\d/.test(longer)) return false
  const ends = part.every((word, index) => word === all[index + more])
  // What follows a legal form is a claim or a trade, no part of the name.
  return ends || (!hasLegalForm(shorter) && part.every((word, index) => word === all[index]))
}

/** Whether `longer` is the full name of which `shorter` is a part: "Muster Elektrogroßhandel KG" of "Elektrogroßhandel". */
export function isFullNameOf(longer: string, shorter: string): boolean {
  if (hasLegalForm(shorter) || !hasLegalForm(longer)) return false
  const words = new Set(longer.split(/\s+/).map(foldLabel))
  const parts = shorter.split(/\s+/).map(foldLabel).filter((word) => word !== '')
  return parts.length > 0 && parts.length < words.size && parts.every((part) => words.has(part))
}

/** Same party, written or read a little differently. */
export function sameParty(one: string, other: string): boolean {
  const [a, b] = [foldLabel(one), foldLabel(other)]
  if (a === '' || b === '') return false
  return a === b || (Math.min(a.length, b.length) >= 6 && (a.startsWith(b) || b.startsWith(a)))
}
