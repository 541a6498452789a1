import PostalMime from 'postal-mime'
import { decodeUtf7, hasUtf7Parameter, isUtf7, withoutUtf7Words } from './utf-7'

/** What is used here of a part as postal-mime holds it while it reads; the package keeps its type to itself. */
interface Part {
  content: ArrayBuffer | null
  readonly headers: { value: string }[]
  readonly contentType: Header
  readonly contentDisposition: Header
}
interface Header {
  readonly value: string
  readonly parsed: { readonly value: string; readonly params: Record<string, string> }
}
type Collect = (part: Part, ...rest: readonly unknown[]) => Promise<void>

/**
 * postal-mime with the one charset that it does not know. Between reading a part and sorting it into text and attachments it
 * calls this method, so text, names and headers are mended in place, whatever the mail's structure; attachments keep their bytes.
 * The method is the package's own: its version is fixed, and the tests of UTF-7 fail where it goes by another name.
 */
export class Mime extends PostalMime {
  collectNode(part: Part, ...rest: readonly unknown[]): Promise<void> {
    mend(part)
    return (PostalMime.prototype as unknown as { collectNode: Collect }).collectNode.call(this, part, ...rest)
  }
}

function mend(part: Part): void {
  const { params } = part.contentType.parsed
  if (isUtf7(params['charset']) && part.content && isText(part)) {
    params['charset'] = 'utf-8'
    part.content = new Uint8Array(new TextEncoder().encode(decodeUtf7(new Uint8Array(part.content)))).buffer
  }
  for (const header of part.headers) header.value = withoutUtf7Words(header.value)
  mendName(part.contentType, 'name')
  mendName(part.contentDisposition, 'filename')
}

/** What is read here; a text file that is attached stays as it came. */
const isText = ({ contentType, contentDisposition }: Part): boolean =>
  contentType.parsed.value === 'text/calendar' || (contentDisposition.parsed.value !== 'attachment' && /^text\/(?:plain|html)$/.test(contentType.parsed.value))

function mendName({ value, parsed: { params } }: Header, key: string): void {
  const name = params[key]
  if (name === undefined) return
  params[key] = hasUtf7Parameter(value) ? decodeUtf7(Buffer.from(name, 'utf8')) : withoutUtf7Words(name)
}
