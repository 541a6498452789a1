import type { Output } from '../../../shared/contract'

export type Found = Output<'search.find'>
export type Hit = Found['hits'][number]
