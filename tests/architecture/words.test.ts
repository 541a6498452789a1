import { readFileSync } from 'node:fs'
import { TYPE, parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import ts from 'typescript'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../src/shared/errors'
import { de } from '../../src/shared/strings/de'
import { en } from '../../src/shared/strings/en'

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>
const german: Table = de
const english: Table = en

/** "Unser Zeichen" is what the reference line of a letter is called (DIN 5008), whoever wrote it. */
const nameOfReference = /\b[Uu]nser ?Zeichen\b/g

describe('words on screen', () => {
  it('stand in both languages under the same keys', () => {
    const keys = (table: Table): string[] => Object.entries(table).flatMap(([feature, words]) => Object.keys(words).map((key) => `${feature}.${key}`))
    expect(keys(english).sort()).toEqual(keys(german).sort())
  })

  it('take the same parameters in both languages', () => {
    const different = Object.entries(german).flatMap(([feature, words]) =>
      Object.entries(words).flatMap(([key, text]) => {
        const other = english[feature]?.[key] ?? ''
        return String(parameters(text)) === String(parameters(other)) ? [] : [`${feature}.${key}`]
      }),
    )
    expect(different).toEqual([])
  })

  it('are there for every code of failure', () => {
    expect(Object.keys(german['errors'] ?? {}).sort()).toEqual([...errorCodes].sort())
  })

  it('never say we', () => {
    const said = Object.values(german).flatMap((words) => Object.values(words).filter((text) => /\b[Ww]ir\b|\b[Uu]ns(?:er\w*)?\b/.test(text.replaceAll(nameOfReference, ''))))
    expect(said).toEqual([])
  })

  it('are never literal in a component', () => {
    const literal = globSync('src/renderer/**/*.tsx').flatMap(literalWords)
    expect(literal).toEqual([])
  })
})

function parameters(text: string): string[] {
  const names = new Set<string>()
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue
      names.add(element.value)
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const option of Object.values(element.options)) walk(option.value)
      }
    }
  }
  walk(parse(text))
  return [...names].sort()
}

/** JSX text and attributes a person reads, written out instead of taken from strings/. */
function literalWords(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const say = (node: ts.Node, text: string): void => {
    if (/\p{L}{2,}/u.test(text)) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) say(node, node.text)
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteral(node.expression) && ts.isJsxElement(node.parent)) say(node, node.expression.text)
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const name = node.name.getText()
      if (['title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'label'].includes(name)) say(node, node.initializer.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
