import { isPlain, picturesIn, readFormatted } from './formatted'

/** A picture that was put into the text goes where the text shows it; taken out of it again it stays behind. */
interface Joined {
  readonly content_id: string | null
}

/** What of a draft's files goes along: all of them, with the pictures that the text shows. A plain text shows none, so there they go as files. */
export function goingAlong<A extends Joined>(formattedJson: string | null, attachments: readonly A[]): readonly A[] {
  const read = formattedJson === null ? null : readFormatted(formattedJson)
  if (!read?.ok) return attachments.map((file) => ({ ...file, content_id: null }))
  const shown = picturesIn(read.value)
  return attachments.filter(({ content_id }) => content_id === null || shown.has(content_id))
}

/** The formatting that goes beside the plain words; null where there is nothing to it. */
export function formattingOf(formattedJson: string | null): string | null {
  const read = formattedJson === null ? null : readFormatted(formattedJson)
  return read?.ok && !isPlain(read.value) ? formattedJson : null
}
