import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { Clock, Ids } from '../../ports'

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Bytes of chance drawn at once: asked for id by id they are a tenth of what an archive's messages cost the engine to file. */
const drawn = new Uint8Array(4_096)
const bytesAnId = 16
let used = drawn.length
let lastMs = 0
let counter = 0

/** A counter that begins anywhere, so that ids of one process grow even within a millisecond (RFC 9562 §6.2, method 1). */
export const systemIds: Ids = {
  next: () => {
    if (used === drawn.length) {
      randomFillSync(drawn)
      used = 0
    }
    const random = drawn.subarray(used, (used += bytesAnId))
    const now = Date.now()
    if (now > lastMs) {
      lastMs = now
      // The highest bit is left free: it would take two thousand million ids in a millisecond to run over.
      counter = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1
    } else counter++
    return v7({ random, msecs: lastMs, seq: counter })
  },
}
