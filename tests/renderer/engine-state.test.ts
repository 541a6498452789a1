import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { watchEngine, type EngineState } from '../../src/renderer/api/engine-state'

/** The gate's side of the window: says what the host says. */
function standInGate(): (state: EngineState) => void {
  const heard: ((state: EngineState) => void)[] = []
  vi.stubGlobal('window', {
    rueckkanal: {
      on: (name: string, listener: (state: EngineState) => void) => {
        if (name === 'engine') heard.push(listener)
        return () => undefined
      },
    },
  })
  return (state) => {
    for (const listener of heard) listener(state)
  }
}

const up: EngineState = { state: 'up', code: null, params: {} }
const refused: EngineState = { state: 'refused', code: 'data-in-use', params: {} }

describe('how the engine is', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('is kept for whoever asks later: the host says it once', () => {
    const say = standInGate()
    const engine = watchEngine(new QueryClient())
    say(refused)
    expect(engine.read()).toEqual(refused)
  })

  it('is told to who listens, until he stops', () => {
    const say = standInGate()
    const engine = watchEngine(new QueryClient())
    const seen: string[] = []
    const stop = engine.onChange(() => seen.push(engine.read().state))
    say(refused)
    stop()
    say(up)
    expect(seen).toEqual(['refused'])
  })

  it('asks again for all that is shown when it comes back, not when it comes up first', () => {
    const say = standInGate()
    const client = new QueryClient()
    const again = vi.spyOn(client, 'invalidateQueries')
    watchEngine(client)
    say(up)
    expect(again).not.toHaveBeenCalled()
    say({ state: 'down', code: 'engine-down', params: {} })
    say(up)
    expect(again).toHaveBeenCalledTimes(1)
  })
})
