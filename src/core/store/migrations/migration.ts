/** One step forward of the database. Listed once, never changed after a release. Runs in a transaction of its own. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly statements: readonly string[]
}
