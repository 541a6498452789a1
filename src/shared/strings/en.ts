import { errorsEn } from './errors.en'
import type { Strings } from './translate'

export const en = {
  errors: errorsEn,
} as const satisfies Strings
