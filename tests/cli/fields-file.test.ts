import { describe, expect, it } from 'vitest'
import { fieldsFile } from '../../src/cli/fields-file'
import { fieldName, type Field } from '../../src/shared/domain/fax'

const fields: readonly Field[] = [{ name: 'iban', value: 'DE89370400440532013000', confidence: 99, page: 1, box: [1, 2, 3, 4] }]

describe('NAME.fields.json', () => {
  it('has every name, null where nothing was found', () => {
    const file = fieldsFile(fields, 3, false, ['BCD'])
    expect(Object.keys(file)).toEqual([...fieldName.options, 'pageCount'])
    expect(file).toMatchObject({ iban: 'DE89370400440532013000', subject: null, pageCount: 3 })
  })

  it('explains what was found, and no more', () => {
    expect(fieldsFile(fields, 1, true, ['BCD'])).toMatchObject({ explain: { iban: { confidence: 99, page: 1, box: [1, 2, 3, 4] } }, codes: ['BCD'] })
    expect(fieldsFile([], 0, true, [])).toMatchObject({ explain: {}, codes: [], pageCount: 0 })
  })
})
