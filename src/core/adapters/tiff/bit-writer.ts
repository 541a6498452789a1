/** Bits in the order in which they go over a fax line: the highest first. */
export class BitWriter {
  private bytes: Uint8Array
  private at = 0
  private pending = 0
  private free = 8

  constructor(expectedBytes: number) {
    this.bytes = new Uint8Array(Math.max(16, expectedBytes))
  }

  put(value: number, length: number): void {
    for (let left = length; left > 0; ) {
      const take = Math.min(left, this.free)
      const part = (value >> (left - take)) & ((1 << take) - 1)
      this.free -= take
      this.pending |= part << this.free
      left -= take
      if (this.free === 0) this.flush()
    }
  }

  finish(): Uint8Array {
    if (this.free < 8) this.flush()
    return this.bytes.slice(0, this.at)
  }

  private flush(): void {
    if (this.at === this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2)
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.bytes[this.at++] = this.pending
    this.pending = 0
    this.free = 8
  }
}
