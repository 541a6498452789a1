import { fieldName, type Field, type FieldName } from '../shared/domain/fax'

type Explained = Readonly<Record<string, Omit<Field, 'name' | 'value'>>>

interface Told {
  readonly pageCount: number
  readonly explain?: Explained
  /** the texts of QR and bar codes on its pages */
  readonly codes?: readonly string[]
}
type FieldsFile = Readonly<Record<FieldName, string | null>> & Told

/** What `NAME.fields.json` holds: every name, null where nothing was found, and on request where each value stands. */
export function fieldsFile(fields: readonly Field[], pageCount: number, explain: boolean, codes: readonly string[]): FieldsFile {
  const values = Object.fromEntries(fieldName.options.map((name) => [name, fields.find((field) => field.name === name)?.value ?? null])) as Record<FieldName, string | null>
  if (!explain) return { ...values, pageCount }
  return { ...values, pageCount, explain: Object.fromEntries(fields.map(({ name, confidence, page, box }) => [name, { confidence, page, box }])), codes }
}
