import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import type { Output } from '../../../../shared/contract'
import { ask, type CallFailure } from '../../../api/client'

type ContactsPage = Output<'contacts.list'>

/** Three screens full, so that scrolling rarely waits. */
const pageSize = 60

/** Contacts by name, page by page; what is typed narrows them, and the last answer stands until the next is there. */
export function useContacts(typed: string) {
  const query = typed.trim()
  return useInfiniteQuery<ContactsPage, CallFailure, InfiniteData<ContactsPage, ContactsPage['next']>, readonly string[], ContactsPage['next']>({
    queryKey: ['contacts.list', query],
    queryFn: ({ pageParam }) => ask('contacts.list', { query, limit: pageSize, after: pageParam }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // Who has written for the first time meanwhile stands in it when it comes back.
    refetchOnMount: 'always',
  })
}
