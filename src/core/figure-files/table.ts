import Papa from 'papaparse'
import type { FigureForm } from '../../shared/contract/figure-files'
import { dayNumber, isoOf } from '../../shared/day'
import type { Figures } from '../../shared/domain/dashboard'
import { allOf } from '../../shared/figures/share'
import type { Language } from '../../shared/strings/language'
import type { StringKey, Translate } from '../../shared/strings/translate'

type Line = readonly [figure: string, from: string, to: string, sender: string, value: number]

/**
 * The figures of a period, one a line: in a spreadsheet they are put together as one likes. Times are business minutes.
 * `sheet` is what a double click opens in Excel: UTF-8 with its mark, in German semicolons and decimal commas; `plain` is RFC 4180 with decimal points.
 */
export function writeFigures(figures: Figures, form: FigureForm, language: Language, t: Translate): string {
  const isGerman = form === 'sheet' && language === 'de'
  const written = (value: number): string => {
    const text = String(Math.round(value * 1000) / 1000)
    return isGerman ? text.replace('.', ',') : text
  }
  const head = (['figure', 'from', 'to', 'sender', 'value'] as const).map((name) => t(`figureFiles.${name}`))
  const rows = linesOf(figures, t).map(([figure, from, to, sender, value]) => [figure, from, to, sender.replace(laterFormula, "$1'"), written(value)])
  // A name that begins like a formula would be run by a spreadsheet; a number below zero is one all the same.
  const text = Papa.unparse([head, ...rows], { delimiter: isGerman ? ';' : ',', newline: '\r\n', escapeFormulae: /^[=+@\t\r]|^-(?![\d.,]+$)/ })
  return `${form === 'sheet' ? '\uFEFF' : ''}${text}\r\n`
}

/** A spreadsheet of the other language parts a name at its own separator, and would run what follows. */
const laterFormula = /([,;\t]\s*)(?=[=+@-])/g

function linesOf({ from, to, buckets, dialogue, senders }: Figures, t: Translate): Line[] {
  const lines: Line[] = []
  const add = (name: Extract<StringKey, `figureFiles.${string}`>, value: number | null, span = { from, to }, sender = ''): void => {
    if (value !== null) lines.push([t(name), span.from, span.to, sender, value])
  }
  for (const [index, bucket] of buckets.entries()) {
    const next = buckets[index + 1]?.from
    const span = { from: bucket.from, to: next === undefined ? to : dayBefore(next) }
    add('figureFiles.faxesIn', bucket.in.fax, span)
    add('figureFiles.messagesIn', allOf(bucket.in).all, span)
    add('figureFiles.pagesIn', bucket.faxPages, span)
    add('figureFiles.faxesOut', bucket.out.fax, span)
    add('figureFiles.messagesOut', allOf(bucket.out).all, span)
  }
  add('figureFiles.began', dialogue.conversations)
  add('figureFiles.replied', dialogue.replied)
  add('figureFiles.oneWay', dialogue.oneWay)
  add('figureFiles.unanswered', dialogue.unanswered)
  add('figureFiles.reopened', dialogue.reopened)
  add('figureFiles.response', dialogue.firstResponse.median)
  add('figureFiles.responseP90', dialogue.firstResponse.p90)
  add('figureFiles.resolution', dialogue.resolution.median)
  add('figureFiles.resolutionP90', dialogue.resolution.p90)
  add('figureFiles.each', dialogue.messages)
  for (const { name, faxes } of senders.senders) add('figureFiles.faxesOf', faxes, { from, to }, name)
  return lines
}

const dayBefore = (iso: string): string => isoOf(dayNumber(iso) - 1)
