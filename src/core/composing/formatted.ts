import { formatted, type Block, type Formatted } from '../../shared/domain/formatted'
import { fail, ok, type Result } from '../../shared/result'

/** What a window or the store holds as formatted words. The window's word is not taken for it: whatever is not named in the schema is left out or refused. */
export function readFormatted(json: string): Result<Formatted> {
  try {
    const read = formatted.safeParse(JSON.parse(json))
    return read.success ? ok(read.data) : fail('invalid-input', { field: 'formatted' })
  } catch {
    return fail('invalid-input', { field: 'formatted' })
  }
}

/** Whether nothing but lines and quotes stands in it: such a letter goes as plain text, as if it had never been formatted. */
export const isPlain = ({ content }: Formatted): boolean => content.every(isPlainBlock)

function isPlainBlock(block: Block): boolean {
  if (block.type === 'paragraph') return (block.content ?? []).every((part) => part.type === 'text' && (part.marks ?? []).length === 0)
  return block.type === 'quote' && block.content.every(isPlainBlock)
}

/** The Content-IDs of the pictures that are shown in it. */
export const picturesIn = ({ content }: Formatted): ReadonlySet<string> => new Set(content.flatMap(picturesOf))

function picturesOf(block: Block): string[] {
  if (block.type === 'paragraph') return (block.content ?? []).flatMap((part) => (part.type === 'picture' ? [part.attrs.contentId] : []))
  return block.type === 'quote' ? block.content.flatMap(picturesOf) : block.content.flatMap((item) => item.content.flatMap(picturesOf))
}
