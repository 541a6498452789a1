const lineFeed = Buffer.from('\n')

/**
 * What postal-mime puts each part of a mail into, line by line, to have it in one piece. Node's own Blob is made for files and
 * streams of any size, and costs more than all the parsing; here the pieces are in memory already.
 */
export class MemoryBlob {
  readonly #pieces: readonly Uint8Array[]

  constructor(pieces: readonly (string | ArrayBuffer | Uint8Array)[]) {
    this.#pieces = pieces.map((piece) => (piece === '\n' ? lineFeed : typeof piece === 'string' ? Buffer.from(piece) : piece instanceof Uint8Array ? piece : new Uint8Array(piece)))
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    const whole = new Uint8Array(this.#pieces.reduce((length, piece) => length + piece.length, 0))
    let at = 0
    for (const piece of this.#pieces) {
      whole.set(piece, at)
      at += piece.length
    }
    return Promise.resolve(whole.buffer)
  }
}
