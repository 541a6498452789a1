import { parentPort, type TransferListItem } from 'node:worker_threads'
import { fail, FailureError, type Result } from '../../../shared/result'
import { calls } from './calls'
import { MemoryBlob } from './memory-blob'
import type { WorkerReply, WorkerRequest } from './protocol'

const port = parentPort
if (port === null) throw new Error('the page worker runs as a thread only')

globalThis.Blob = MemoryBlob as unknown as typeof Blob

/** One call after the other: which one hangs is told by the order of the answers. */
let last = Promise.resolve()

port.on('message', (request: WorkerRequest) => {
  last = last.then(async () => {
    const result = await answer(request)
    const reply: WorkerReply = { id: request.id, result }
    port.postMessage(reply, buffersOf(result))
  })
})

async function answer({ call, args }: WorkerRequest): Promise<Result<unknown>> {
  try {
    const run = calls[call] as (...args: readonly unknown[]) => Promise<Result<unknown>>
    return await run(...args)
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, error: error.failure }
    // A decoder that stumbles over hostile bytes throws anything: the file is at fault, not the engine.
    return fail(error instanceof RangeError ? 'file-damaged' : 'decode-crashed')
  }
}

/** Large bytes change hands instead of being copied; a part of a larger buffer cannot. */
function buffersOf(result: Result<unknown>): TransferListItem[] {
  const found = new Set<ArrayBuffer>()
  const add = (value: unknown): void => {
    if (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength) found.add(value.buffer)
  }
  if (!result.ok || typeof result.value !== 'object' || result.value === null) return []
  add(result.value)
  if (Array.isArray(result.value)) for (const one of result.value as readonly ({ readonly bytes?: unknown } | null)[]) add(one?.bytes)
  const { lines, data, attachments } = result.value as { readonly lines?: readonly { readonly picture: { readonly data: unknown } }[]; readonly data?: unknown; readonly attachments?: readonly { readonly bytes: unknown }[] }
  for (const line of lines ?? []) add(line.picture.data)
  add(data)
  for (const part of attachments ?? []) add(part.bytes)
  return [...found]
}
