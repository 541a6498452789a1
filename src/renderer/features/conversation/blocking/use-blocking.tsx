import { useCallback, useState, type ReactNode } from 'react'
import type { Message } from '../../../../shared/domain/message'
import { useCommand } from '../../../ui/commands'
import { BlockDialog } from './BlockDialog'
import { blockWays, type BlockWay } from './ways'

export type Block = (message: Message) => void

/** Blocks the sender of a message; by the command that of the newest that came in. */
export function useBlocking(conversationId: string, messages: readonly Message[]): { readonly block: Block; readonly blockDialog: ReactNode } {
  const [ways, setWays] = useState<readonly BlockWay[]>([])
  const block = useCallback<Block>((message) => setWays(blockWays(message)), [])
  const newest = messages.findLast((message) => blockWays(message).length > 0)
  useCommand('block-sender', newest ? () => block(newest) : null)
  const [first, ...others] = ways
  return { block, blockDialog: first && <BlockDialog conversationId={conversationId} ways={[first, ...others]} onClose={() => setWays([])} /> }
}
