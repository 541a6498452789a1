import { amountsIn, written } from './amounts'
import { leastScore, read, type Candidate } from './candidate'
import type { LabelHit } from './find-labels'
import type { Cell, Sheet } from './sheet'

interface Sum extends Candidate {
  readonly cents: number
  readonly cell: Cell
  readonly sheet: Sheet
}

/** Rates of VAT in Germany, its neighbours, and those of 2020 that stand in old invoices. */
const rates = [0.19, 0.07, 0.2, 0.16, 0.05, 0.1, 0.081]

/** What is to be paid: the labelled gross sum, checked against net and VAT and against the column above it. */
export function readTotal(sheets: readonly Sheet[], hits: readonly LabelHit[]): Candidate | null {
  const sums = (key: LabelHit['key']): Sum[] => hits.filter((hit) => hit.key === key).flatMap((hit) => sumOf(hit, hits))
  const [gross, net, vat] = [sums('gross'), sums('net'), sums('vat')]
  const weighed = gross.map((sum) => checked(sum, net, vat))
  const proven = weighed.filter(({ score }) => score > 0.9)
  const winner = last(proven.length > 0 ? proven : weighed)
  if (winner && winner.score >= leastScore) return winner
  return fromNet(net, vat, gross.length === 0 && sheets.length > 0)
}

/** Of equally sure sums the one further down: after rebates and part payments stands what is still owed. */
const last = (sums: readonly Sum[]): Sum | null => sums.reduce<Sum | null>((bestSoFar, sum) => (bestSoFar === null || sum.score >= bestSoFar.score - 0.02 ? sum : bestSoFar), null)

function sumOf(hit: LabelHit, hits: readonly LabelHit[]): Sum[] {
  const row = hit.sheet.rows[hit.row]
  const behind = hit.cell.text.slice(hit.to)
  const cells = (row?.cells ?? []).filter((cell) => cell.left > hit.cell.left)
  const inCell = amountsIn(behind).at(hit.key === 'vat' ? -1 : runningText(hit) ? 0 : -1)
  // In running text the sum follows its word at once: "Gesamtbetrag von 1.234,56 €".
  if (inCell && (!runningText(hit) || inCell.from < 16)) return [asSum(hit, hit.cell, hit.to + inCell.from, hit.to + inCell.to, inCell.cents, runningText(hit) ? 0.7 : 0.84)]
  if (runningText(hit)) return []
  for (const cell of [...cells].reverse()) {
    const amount = amountsIn(cell.text).at(-1)
    if (amount) return [asSum(hit, cell, amount.from, amount.to, amount.cents, 0.84)]
  }
  return below(hit, hits)
}

const runningText = (hit: LabelHit): boolean => !hit.atStart && !hit.colon && hit.cell.text.length > 45

/** "Netto | MwSt. | Brutto" as heads of a row of sums. */
function below(hit: LabelHit, hits: readonly LabelHit[]): Sum[] {
  const heads = hits.filter((other) => other.sheet === hit.sheet && other.row === hit.row && (other.key === 'gross' || other.key === 'net' || other.key === 'vat'))
  const next = hit.sheet.rows[hit.row + 1]
  if (heads.length < 2 || !next || next.middle - hit.cell.middle > hit.sheet.unit * 3.4) return []
  const cell = next.cells.find((other) => other.left < hit.cell.right + hit.sheet.unit && other.right > hit.cell.left)
  const amount = cell && amountsIn(cell.text).at(-1)
  return cell && amount ? [asSum(hit, cell, amount.from, amount.to, amount.cents, 0.8)] : []
}

const asSum = (hit: LabelHit, cell: Cell, from: number, to: number, cents: number, score: number): Sum => ({
  ...read(written(cents), score * (0.6 + 0.4 * hit.weight), cell, from, to),
  cents,
  cell,
  sheet: hit.sheet,
})

/** The gross sum as arithmetic leaves it: proven, mended, as it was, or refuted. */
function checked(gross: Sum, net: readonly Sum[], vat: readonly Sum[]): Sum {
  const pairs = net.flatMap((one) => vat.map((other) => [one, other] as const)).filter(([one, other]) => one.cents !== other.cents)
  if (pairs.some(([one, other]) => near(one.cents + other.cents, gross.cents))) return { ...gross, score: 0.98 }
  if (net.some((one) => rates.some((rate) => near(one.cents + Math.round(one.cents * rate), gross.cents)))) return { ...gross, score: 0.97 }
  const due = pairs.find(([one, other]) => fitsRate(one.cents, other.cents))
  if (due) {
    const cents = due[0].cents + due[1].cents
    // Three sums that disagree: net and VAT vouch for each other, so the gross sum is the misread one where it is close.
    if (slips(cents, gross.cents) <= 1) return { ...gross, cents, value: written(cents), score: 0.9 }
    return { ...gross, score: gross.score * 0.8 }
  }
  if (sumsUp(gross)) return { ...gross, score: 0.96 }
  return pairs.length > 0 ? { ...gross, score: gross.score * 0.75 } : gross
}

const near = (one: number, other: number): boolean => Math.abs(one - other) <= 2 && one > 0
const fitsRate = (net: number, vat: number): boolean => rates.some((rate) => Math.abs(Math.round(net * rate) - vat) <= 2) && net > 0

/** In how many figures two sums differ; many where they are not equally long. */
function slips(one: number, other: number): number {
  const [a, b] = [String(one), String(other)]
  return a.length === b.length ? [...a].filter((figure, index) => figure !== b[index]).length : 9
}

/** Whether the sums above it in its column add up to it. */
function sumsUp({ cell, sheet, cents }: Sum): boolean {
  const above = sheet.rows
    .flatMap((row) => row.cells)
    .filter((other) => other.middle < cell.middle - sheet.unit * 0.5 && Math.abs(other.right - cell.right) < sheet.unit * 2.5)
    .flatMap((other) => amountsIn(other.text).slice(-1))
    .map((amount) => amount.cents)
    .reverse()
  let sum = 0
  for (const [index, amount] of above.entries()) {
    sum += amount
    if (index > 0 && sum === cents) return true
  }
  return false
}

/** Orders and quotes between firms often name the net sum alone. */
function fromNet(net: readonly Sum[], vat: readonly Sum[], noGross: boolean): Candidate | null {
  const pair = net.flatMap((one) => vat.map((other) => [one, other] as const)).find(([one, other]) => fitsRate(one.cents, other.cents))
  if (pair) return { ...pair[0], value: written(pair[0].cents + pair[1].cents), score: 0.8, page: pair[0].page, box: null }
  const only = net.at(-1)
  return noGross && vat.length === 0 && only && only.score >= leastScore ? { ...only, score: sumsUp(only) ? 0.96 : only.score } : null
}
