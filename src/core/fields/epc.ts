import { mendIban } from './iban'

export interface Payment {
  readonly iban: string
  /** `1234.56`; null where the payer fills it in */
  readonly amount: string | null
}

/** A transfer as its QR code holds it (EPC069-12, "GiroCode"); null where the text is anything else or not to be trusted. */
export function readEpc(text: string): Payment | null {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim())
  const [tag, version, , identification, , , iban = '', amount = ''] = lines
  if (tag !== 'BCD' || (version !== '001' && version !== '002') || identification !== 'SCT') return null
  const account = mendIban(iban)
  if (account === null || account.mended !== 0) return null
  const sum = /^EUR(\d{1,9})(?:\.(\d{1,2}))?$/.exec(amount)
  return { iban: account.iban, amount: sum ? `${Number(sum[1])}.${(sum[2] ?? '').padEnd(2, '0')}` : null }
}
