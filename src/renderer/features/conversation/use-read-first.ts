import { useEffect } from 'react'
import type { Page } from '../../../shared/domain/page'
import { call } from '../../api/client'

/** A page that somebody looks at is read before those that wait with it. */
export function useReadFirst(page: Page | undefined): void {
  const waits = page?.recognition === 'waiting' ? page.id : null
  useEffect(() => {
    // A wish, not a deed: where it fails the page is read in its turn.
    if (waits !== null) void call('recognition.prefer', { pageId: waits })
  }, [waits])
}
