import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { fail, ok } from '../../../shared/result'
import type { ZipWriter } from '../../ports/zip-writer'

export function createZipWriter(): ZipWriter {
  return {
    write: async (target, entries) => {
      // Loaded with the first archive: an engine that starts has no use for it.
      const { ZipFile } = await import('yazl')
      const zip = new ZipFile()
      const file = createWriteStream(target, { flags: 'wx' })
      let trouble: NodeJS.ErrnoException | null = null
      file.on('error', (error) => (trouble = error))
      const closed = finished(file).catch(() => undefined)
      zip.outputStream.pipe(file)
      let count = 0
      try {
        for await (const { name, at, bytes } of entries) {
          if (trouble !== null) break
          const source = Readable.from([bytes], { objectMode: false })
          // Packed before the next is made: a conversation's mails together may be larger than the memory.
          const packed = finished(source).catch(() => undefined)
          zip.addReadStream(source, name, { mtime: new Date(at), mode: 0o100_644, size: bytes.length })
          await Promise.race([packed, closed])
          count++
        }
        zip.end()
      } catch (error) {
        file.destroy()
        await closed
        throw error
      }
      await closed
      return trouble === null ? ok({ entries: count }) : fail(codeOf(trouble))
    },
  }
}

const codeOf = ({ code }: NodeJS.ErrnoException): 'disk-full' | 'target-unwritable' => (code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'target-unwritable')
