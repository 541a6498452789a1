import type { ArrivalStage } from '../../shared/domain/arrival'
import { each, type RunStage } from './each'
import { fingerprint } from './stages/fingerprint'
import { keepOriginal } from './stages/keep-original'

export interface Stage {
  readonly name: string
  /** what the arrival has passed when this stage let it through */
  readonly passes: ArrivalStage
  readonly run: RunStage
  /**
   * Whether the result is committed for the whole batch before the next stage. After `kept` the original is safe and
   * the path no longer needed; what lies between two saves is cheap to do again.
   */
  readonly saved: boolean
}

/** Loaded with the first arrival: what is known of telephone numbers is large, and no start should wait for it. */
const unpack: RunStage = async (batch, context) => each((await import('./stages/unpack')).unpack)(batch, context)

/** From a still file to what `record` commits. `await-stillness` comes before it, `record` and `recognise` after. */
export const stages: readonly Stage[] = [
  { name: 'fingerprint', passes: 'fingerprinted', run: fingerprint, saved: false },
  { name: 'keep-original', passes: 'kept', run: each(keepOriginal), saved: true },
  { name: 'unpack', passes: 'unpacked', run: unpack, saved: false },
]

/** Every point at which the process may die, in the order of the walk. A test kills it at each. */
export const intakeCheckpoints: readonly string[] = [
  ...around('seen'),
  ...around('await-stillness'),
  ...stages.flatMap((stage) => around(stage.name)),
  ...around('flush'),
  ...around('save-kept'),
  ...around('record'),
  ...around('clear-away'),
  ...around('recognise'),
  ...around('save-recognition'),
]

function around(name: string): string[] {
  return [`intake:before:${name}`, `intake:after:${name}`]
}
