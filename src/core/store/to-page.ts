import type { Page } from '../../shared/domain/page'
import type { PageTable } from './page-tables'

/** A page as the window is told of it. */
export function toPage(row: PageTable): Page {
  return {
    id: row.id,
    attachmentId: row.attachment_id,
    number: row.number,
    width: row.width,
    height: row.height,
    rotation: row.rotation,
    recognition: row.recognition,
    code: row.code,
    confidence: row.confidence,
  }
}
