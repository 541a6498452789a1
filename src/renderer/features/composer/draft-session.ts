import type { Draft } from '../../../shared/domain/draft'
import type { Result } from '../../../shared/result'

export type DraftFields = Pick<Draft, 'identity' | 'to' | 'cc' | 'bcc' | 'subject' | 'text' | 'formatted'>
export type DraftState = 'saved' | 'saving' | 'unsaved'

export interface DraftView {
  readonly draft: Draft
  readonly state: DraftState
}

type Save = (draft: Draft) => Promise<Result<unknown>>

const saved: Result<unknown> = { ok: true, value: null }

/**
 * What is being typed, and its way to the engine. Saves run one after the other and always with the newest words, so
 * that an older text can never land on a newer one; `flush` answers only when the engine has everything.
 */
export class DraftSession {
  #view: DraftView
  #dirty = false
  #running: Promise<Result<unknown>> | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  readonly #listeners = new Set<() => void>()

  constructor(
    draft: Draft,
    private readonly save: Save,
    private readonly delay: number,
  ) {
    this.#view = { draft, state: 'saved' }
  }

  get view(): DraftView {
    return this.#view
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(fields: Partial<DraftFields>): void {
    this.#dirty = true
    this.#show({ draft: { ...this.#view.draft, ...fields }, state: 'saving' })
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), this.delay)
  }

  /** The engine's newer draft, after attaching or detaching: words that are typed here stay. */
  adopt(draft: Draft): void {
    const { identity, to, cc, bcc, subject, text, formatted } = this.#view.draft
    const typed = this.#dirty || this.#running ? { identity, to, cc, bcc, subject, text, formatted } : {}
    this.#show({ draft: { ...draft, ...typed }, state: this.#view.state })
  }

  async flush(): Promise<Result<unknown>> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    // Two callers may wait for the same save; the first to go on starts the next one, the other waits for that too.
    while (this.#running) await this.#running
    if (!this.#dirty) return saved
    this.#dirty = false
    this.#running = this.save(this.#view.draft)
    const result = await this.#running
    this.#running = null
    if (!result.ok) this.#dirty = true
    this.#show({ draft: this.#view.draft, state: result.ok ? (this.#dirty ? 'saving' : 'saved') : 'unsaved' })
    return result
  }

  #show(view: DraftView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}
