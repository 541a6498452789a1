import type { TextModule } from '../../../shared/domain/text-module'

/** The module whose short name stands right before the caret, as a word of its own. */
export function shortBefore(text: string, caret: number, modules: readonly TextModule[]): { readonly module: TextModule; readonly from: number } | null {
  const word = /\S{1,30}$/u.exec(text.slice(Math.max(0, caret - 31), caret))?.[0] ?? ''
  const module = modules.find(({ short }) => short !== '' && short.toLowerCase() === word.toLowerCase())
  return module ? { module, from: caret - word.length } : null
}
