import type { FoundServer, MailWay } from '../../ports'

interface Server {
  type: string
  fields: Map<string, string[]>
}

/** No host of such a file needs more. */
const mostElements = 500

/** How the format calls the two. */
const elementOf: Readonly<Record<MailWay, { readonly element: string; readonly type: string }>> = {
  incoming: { element: 'incomingServer', type: 'imap' },
  outgoing: { element: 'outgoingServer', type: 'smtp' },
}

/**
 * The incoming IMAP or outgoing SMTP server of a file in Mozilla's autoconfig format: the first with a password as login, one with TLS
 * from the start before one with STARTTLS. Null for anything else.
 */
export async function readAutoconfig(xml: string, domain: string, way: MailWay): Promise<FoundServer | null> {
  const { SaxesParser } = await import('saxes')
  const { element, type: wanted } = elementOf[way]
  const servers: Server[] = []
  let open: Server | null = null
  let text = ''
  let elements = 0
  let isSound = true
  const parser = new SaxesParser()
  parser.on('error', () => (isSound = false))
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1
    text = ''
    if (name === element) servers.push((open = { type: String(attributes['type'] ?? ''), fields: new Map() }))
  })
  parser.on('text', (piece) => (text += piece))
  parser.on('closetag', ({ name }) => {
    if (name === element) open = null
    else open?.fields.set(name, [...(open.fields.get(name) ?? []), text.trim()])
  })
  try {
    parser.write(xml).close()
  } catch {
    return null
  }
  if (!isSound || elements > mostElements) return null
  const usable = servers.filter(({ type }) => type === wanted).flatMap((server) => toFound(server, domain))
  return usable.find(({ tls }) => tls === 'tls') ?? usable[0] ?? null
}

function toFound({ fields }: Server, domain: string): FoundServer[] {
  const value = (name: string): string => fields.get(name)?.[0] ?? ''
  const host = value('hostname').replaceAll('%EMAILDOMAIN%', domain)
  const port = Number(value('port'))
  const tls = ({ SSL: 'tls', STARTTLS: 'starttls' } as const)[value('socketType')]
  const logins = fields.get('authentication') ?? []
  if (!tls || !isHost(host) || !Number.isInteger(port) || port < 1 || port > 65_535) return []
  if (logins.length > 0 && !logins.some((login) => login.startsWith('password-') || login === 'plain')) return []
  return [{ host, port, tls, user: value('username') === '%EMAILLOCALPART%' ? 'local' : 'address' }]
}

export const isHost = (name: string): boolean => name.length <= 253 && /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(name)
