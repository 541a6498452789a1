/** Bits from the most significant on; beyond the end there are zeros, and `ended` says so. */
export class BitReader {
  position = 0
  readonly #bytes: Uint8Array
  readonly #bits: number

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#bits = bytes.length * 8
  }

  get ended(): boolean {
    return this.position >= this.#bits
  }

  /** The next `count` bits (17 at most) without moving on. */
  peek(count: number): number {
    const at = this.position >> 3
    const window = ((this.#bytes[at] ?? 0) << 16) | ((this.#bytes[at + 1] ?? 0) << 8) | (this.#bytes[at + 2] ?? 0)
    return (window >> (24 - count - (this.position & 7))) & ((1 << count) - 1)
  }

  skip(count: number): void {
    this.position += count
  }

  align(): void {
    this.position = (this.position + 7) & ~7
  }
}
