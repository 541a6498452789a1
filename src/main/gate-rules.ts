import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Log } from '../core/ports'
import { engineCalls, windowCalls, type DesktopCall, type EngineCall, type Input, type Output, type WindowCall } from '../shared/contract'
import { desktopCalls } from '../shared/contract/desktop'
import { fail, FailureError, type Result } from '../shared/result'

export type DesktopHandlers = { readonly [N in DesktopCall]: (input: Input<N>) => Promise<Result<Output<N>>> }

/** Who answers what the gate lets through. */
export interface GateWork {
  readonly engine: (name: EngineCall, input: unknown) => Promise<Result<unknown>>
  readonly desktop: DesktopHandlers
  readonly log: Log
  /** In development and tests every answer is held against the contract too. */
  readonly checkOutput: boolean
}

/** A structured clone may be deep or wide enough to stall a validator; a real input is neither. */
const mostNodes = 50_000
const mostDepth = 12
const mostCharacters = 4_000_000

export function withinBounds(value: unknown): boolean {
  let nodes = 0
  let characters = 0
  const fits = (part: unknown, depth: number): boolean => {
    nodes += 1
    if (typeof part === 'string') characters += part.length
    if (nodes > mostNodes || characters > mostCharacters || depth > mostDepth) return false
    if (typeof part !== 'object' || part === null) return true
    const prototype: unknown = Object.getPrototypeOf(part)
    if (Array.isArray(part)) return part.every((each) => fits(each, depth + 1))
    // Maps, dates, buffers and the like have no place in the contract.
    if (prototype !== Object.prototype && prototype !== null) return false
    return Object.entries(part).every(([key, each]) => {
      characters += key.length
      return fits(each, depth + 1)
    })
  }
  return fits(value, 0)
}

/** Answers one call of a window. Whatever comes in, a Result goes out. */
export async function answerCall(work: GateWork, name: unknown, input: unknown): Promise<Result<unknown>> {
  if (!isWindowCall(name)) return fail('unknown-call')
  if (!withinBounds(input)) return fail('invalid-input', { field: 'input' })
  const parsed = windowCalls[name].input.safeParse(input)
  if (!parsed.success) return fail('invalid-input', { field: fieldOf(parsed.error) })
  const result = await guarded(work, name, () => dispatch(work, name, parsed.data))
  if (!work.checkOutput || !result.ok) return result
  const output = windowCalls[name].output.safeParse(result.value)
  if (output.success) return result
  work.log.error('output-breaks-contract', { call: name, field: fieldOf(output.error) })
  return fail('internal')
}

const droppedPaths = z.array(z.string().min(1).max(32_768).refine((path) => isAbsolute(path) && !path.includes('\0'))).min(1).max(10_000)

/** Files dropped on a window: the preload read their paths from the files themselves. */
export async function answerDropped(work: GateWork, paths: unknown): Promise<Result<unknown>> {
  const parsed = droppedPaths.safeParse(paths)
  if (!parsed.success) return fail('invalid-input', { field: 'paths' })
  return guarded(work, 'dropped', () => work.engine('intake.takeIn', { paths: parsed.data, via: 'hand' }))
}

const isWindowCall = (name: unknown): name is WindowCall => typeof name === 'string' && Object.hasOwn(windowCalls, name)
const isDesktopCall = (name: WindowCall): name is DesktopCall => Object.hasOwn(desktopCalls, name)

function dispatch(work: GateWork, name: WindowCall, input: unknown): Promise<Result<unknown>> {
  if (!isDesktopCall(name)) return work.engine(name satisfies keyof typeof engineCalls, input)
  const handler = work.desktop[name] as (input: unknown) => Promise<Result<unknown>>
  return handler(input)
}

async function guarded(work: GateWork, name: string, action: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, error: error.failure }
    work.log.error('call-threw', { call: name, error: error instanceof Error ? error.name : typeof error })
    return fail('internal')
  }
}

function fieldOf(error: z.ZodError): string {
  const path = error.issues[0]?.path.map(String).join('.') ?? ''
  return path === '' ? 'input' : path.slice(0, 200)
}
