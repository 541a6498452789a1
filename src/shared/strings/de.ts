import { errorsDe } from './errors.de'

export const de = {
  errors: errorsDe,
} as const
