import type { Pattern } from '../../shared/domain/gateway'
import { fail, type Failure } from '../../shared/result'
import { compileTemplate, unknownPlaceholder } from './template'

/** Fewer letters and digits in a row stand in all sorts of mail. */
const leastTold = 3

/** Why a pattern cannot be taken; null where it can. */
export function checkPattern({ sender, subject, text, says, file }: Pattern): Failure | null {
  for (const template of [...sender, ...subject, ...text, ...says, ...file]) {
    const placeholder = unknownPlaceholder(template)
    if (placeholder !== null) return fail('pattern-placeholder', { placeholder }).error
  }
  const told = [sender, subject].filter((list) => list.length > 0)
  if (told.length === 0) return fail('pattern-tells-nothing').error
  const tells = (template: string): boolean => (compileTemplate(template).needle.match(/[\p{L}\d]/gu)?.length ?? 0) >= leastTold
  return told.some((list) => list.every(tells)) ? null : fail('pattern-too-wide').error
}
