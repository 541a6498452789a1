import type { CompiledQuery, Insertable, InsertQueryBuilder, InsertResult } from 'kysely'
import type { WriteTx } from './store'
import type { Tables } from './tables'

/** What each dialect's statements came to. */
const compiled = new WeakMap<object, Map<string, CompiledQuery>>()

/**
 * Runs a statement that is worked out once and then only given other values: where thousands of rows are written, working
 * it out takes longer than running it.
 * @param name one for each text that `build` can come to
 * @param values in the order in which the statement names them
 */
export async function runPrepared(tx: WriteTx, name: string, values: readonly unknown[], build: () => { compile(): CompiledQuery }): Promise<void> {
  const executor = tx.getExecutor()
  const ready = compiled.get(executor.adapter) ?? new Map<string, CompiledQuery>()
  compiled.set(executor.adapter, ready)
  let query = ready.get(name)
  if (query === undefined) {
    query = build().compile()
    if (query.parameters.length !== values.length || query.parameters.some((value, index) => value !== values[index])) throw new Error(`${name}: values are not in the order of the statement`)
    ready.set(name, query)
  }
  await executor.executeQuery({ ...query, parameters: values })
}

/** Rows of one statement. */
const steps = [100, 10, 1]

type Insert<T extends keyof Tables> = InsertQueryBuilder<Tables, T, InsertResult>

/** What follows the rows in the statement: what to do where one stands already. */
export interface Ending<T extends keyof Tables> {
  readonly name: string
  readonly add: (insert: Insert<T>) => Insert<T>
}

/** @param rows all with the same columns; other columns than the first's are an error, for they would be lost in silence */
export async function insertRows<T extends keyof Tables & string>(tx: WriteTx, table: T, rows: readonly Insertable<Tables[T]>[], ending?: Ending<T>): Promise<void> {
  if (rows[0] === undefined) return
  const columns = Object.keys(rows[0])
  const valuesOf = (part: readonly Insertable<Tables[T]>[]): unknown[] => {
    const values: unknown[] = []
    for (const row of part as readonly Readonly<Record<string, unknown>>[]) {
      for (const column of columns) values.push(row[column])
      if (Object.keys(row).length !== columns.length) throw new Error(`${table}: rows differ in their columns`)
    }
    if (values.includes(undefined)) throw new Error(`${table}: rows differ in their columns`)
    return values
  }
  const name = `insert ${table} ${columns.join()} ${ending?.name ?? ''}`
  for (const part of inSteps(rows)) {
    const insert = (): Insert<T> => tx.insertInto(table).values(part)
    await runPrepared(tx, `${name} ${part.length}`, valuesOf(part), () => ending?.add(insert()) ?? insert())
  }
}

/** In parts of few lengths, the longest that fits first: each length is a statement of its own. */
export function* inSteps<T>(rows: readonly T[]): Generator<readonly T[]> {
  let at = 0
  for (const step of steps) for (; rows.length - at >= step; at += step) yield rows.slice(at, at + step)
}
