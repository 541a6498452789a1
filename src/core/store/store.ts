import type { Transaction } from 'kysely'
import type { Tables } from './tables'

/** A transaction that can only read: the writing builders are not on it. */
export type ReadTx = Pick<Transaction<Tables>, 'selectFrom' | 'with' | 'getExecutor' | 'fn'>

/** A transaction that reads and writes. Await nothing but `tx` inside; decide before, announce after. */
export type WriteTx = ReadTx & Pick<Transaction<Tables>, 'insertInto' | 'updateTable' | 'deleteFrom'>

export interface Store {
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  /** @throws FailureError `disk-full`; nothing of the transaction is left then */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>
  /** Copies the whole database, consistent while it is in use (SQLite online backup). */
  copyTo(path: string): Promise<void>
  /** What the database itself finds wrong with its file; empty when it is sound. */
  integrity(): Promise<readonly string[]>
  close(): Promise<void>
}
