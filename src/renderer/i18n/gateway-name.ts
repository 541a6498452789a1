import type { Translate } from '../../shared/strings/translate'

const ours = ['fritzbox', 'hylafax', 'efax', 'ringcentral', 'german', 'english', 'reports'] as const

/** What a person named a gateway, or what ours are called. */
export function gatewayName(t: Translate, id: string, name: string): string {
  const known = ours.find((one) => one === id)
  return name || (known ? t(`gateways.${known}`) : '')
}
