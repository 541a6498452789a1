/** Every bound the engine puts on what comes in, in one place, each with its reason. */
export const limits = {
  /** bytes of one file: a 500-page colour scan has about 100 MB; 1 GB would stall the decoders for minutes */
  fileBytes: 500 * 1024 * 1024,
  /** bytes of one mail: postal-mime holds it in memory about three times over */
  mailBytes: 150 * 1024 * 1024,
  /** bytes of a file that is read whole and held until it is taken apart: two batches under way stay near 100 MB */
  heldBytes: 128 * 1024,
  /** pages of one file: the longest real faxes have a few hundred; a bomb has 20,000 */
  pages: 2_000,
  /** pixels on one side: A0 at 600 dpi is 28,000 high, no fax; the bomb in the tests has 35,000 */
  pageSide: 20_000,
  /** pixels of one page: 100 megapixels are 100 MB grey in memory */
  pagePixels: 100_000_000,
  /** parts of one mail and depth of their nesting: real mails stay under 100 and 10 */
  mailParts: 1_000,
  mailDepth: 50,
  /** ms for one decoder call, after which the thread is ended */
  decodeMs: 60_000,
  /** ms for taking one mail apart: the largest honest one takes 5 s, and an archive may hold thousands made to hang */
  mailMs: 20_000,
  /** ms in which the parts of one mail are looked at for pages; those that are left then are files like any other */
  partsMs: 60_000,
  /** ms for one reading of a page's lines */
  recogniseMs: 120_000,
  /** ms for the recognition of one page: all turns and manners that are tried, and waiting for a thread */
  recognisePageMs: 600_000,
  /** MB of heap for the decoder thread */
  decodeHeapMb: 2_048,
  /** bytes free on the data folder's disk below which a warning is shown */
  diskWarnBytes: 2 * 1024 * 1024 * 1024,
  /** bytes of a message we send: common providers take 25 MB, base64 included */
  outgoingBytes: 25 * 1024 * 1024,
  /** characters of one field that search looks at: more than any letter or 500 recognised pages; a dump of data is not read to its end */
  indexedText: 2_000_000,
} as const
