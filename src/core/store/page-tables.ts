import type { FieldName } from '../../shared/domain/fax'
import type { RecognitionState } from '../../shared/domain/page'

/* What stands on the pages of a message; see tables.ts for how values are stored. */

export interface PageTable {
  id: string
  attachment_id: string
  message_id: string
  number: number
  width: number
  height: number
  rotation: 0 | 90 | 180 | 270
  code: string | null
  recognition: RecognitionState
  text: string
  language: string | null
  confidence: number | null
  /** the transmit line as read (`TransmitLine`), null where the page has none */
  line_json: string | null
  /** what XML and codes tell beside the page's letters (`PageFacts`), null before it is read */
  facts_json: string | null
  /** the turn that makes it upright, as a person said; null: as recognition found */
  turned_to: 0 | 90 | 180 | 270 | null
  /** the version of recognition that read it as it lies now (`readerVersion`); null: not to be taken for another reading */
  read_by: string | null
}

export interface PageWordsTable {
  page_id: string
  /** as they were read; what people corrected stands in `word_correction` */
  words_json: string
}

/** What a person says a word of a page is called, beside what was read; it holds while a word stands in its place. */
export interface WordCorrectionTable {
  id: string
  page_id: string
  /** the place of the word in the page's upright picture, turned along with it */
  box_json: string
  /** what was read there when it was corrected */
  read: string
  text: string
  /** who; null where nobody sat at the desk by name */
  person_id: string | null
  at: number
}

/** What was read from a fax by name; the best reading of each name. */
export interface MessageFieldTable {
  message_id: string
  name: FieldName
  value: string
  confidence: number
  page_id: string | null
  box_json: string | null
}
