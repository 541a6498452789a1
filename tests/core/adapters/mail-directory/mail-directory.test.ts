import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMailDirectory, type Asking } from '../../../../src/core/adapters/mail-directory'
import { readAutoconfig } from '../../../../src/core/adapters/mail-directory/autoconfig'

const nobody: Asking = { srv: async () => [], mx: async () => [], get: async () => null }
const none = async (): Promise<never> => Promise.reject(Object.assign(new Error('queryX ENOTFOUND'), { code: 'ENOTFOUND' }))

const file = (servers: string): string =>
  `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="buero.example"><domain>buero.example</domain>${servers}</emailProvider></clientConfig>`
const server = (host: string, port: number | string, socket: string, more = ''): string =>
  `<incomingServer type="imap"><hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType>${more || '<username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication>'}</incomingServer>`

describe('service records (RFC 6186)', () => {
  it('are taken by priority and weight, TLS from the start before STARTTLS', async () => {
    const asked: string[] = []
    const directory = createMailDirectory({
      ...nobody,
      srv: async (name) => {
        asked.push(name)
        return name.startsWith('_imaps')
          ? [
              { name: 'zwei.buero.example', port: 993, priority: 20, weight: 0 },
              { name: 'eins.buero.example', port: 1993, priority: 10, weight: 1 },
              { name: 'haupt.buero.example', port: 993, priority: 10, weight: 5 },
            ]
          : []
      },
    })
    expect(await directory.service('buero.example', 'incoming')).toEqual({ host: 'haupt.buero.example', port: 993, tls: 'tls', user: 'address' })
    expect(asked).toEqual(['_imaps._tcp.buero.example'])
  })

  it('name the server that sends, TLS from the start before STARTTLS (RFC 8314)', async () => {
    const asked: string[] = []
    const record = { name: 'aus.buero.example', port: 587, priority: 0, weight: 0 }
    const only = (service: string) => createMailDirectory({ ...nobody, srv: async (name) => (asked.push(name), name.startsWith(`${service}.`) ? [record] : []) })
    expect(await only('_submission._tcp').service('buero.example', 'outgoing')).toEqual({ host: 'aus.buero.example', port: 587, tls: 'starttls', user: 'address' })
    expect(asked).toEqual(['_submissions._tcp.buero.example', '_submission._tcp.buero.example'])
    expect(await only('_submissions._tcp').service('buero.example', 'outgoing')).toMatchObject({ tls: 'tls' })
    expect(await only('_imaps._tcp').service('buero.example', 'outgoing')).toBeNull()
  })

  it('that say there is none, are broken or cannot be asked for mean that nobody told', async () => {
    for (const srv of [async () => [{ name: '', port: 0, priority: 0, weight: 0 }], async () => [{ name: '.', port: 993, priority: 0, weight: 0 }], none]) {
      const directory = createMailDirectory({ ...nobody, srv })
      expect(await directory.service('buero.example', 'incoming')).toBeNull()
    }
  })
})

describe('the file for mail programs', () => {
  it('is asked of the domain alone, over https, without the address', async () => {
    const asked: string[] = []
    const directory = createMailDirectory({
      ...nobody,
      get: async (url) => {
        asked.push(url)
        return url.includes('.well-known') ? file(server('imap.%EMAILDOMAIN%', 993, 'SSL')) : null
      },
    })
    expect(await directory.autoconfig('buero.example', 'incoming')).toEqual({ host: 'imap.buero.example', port: 993, tls: 'tls', user: 'address' })
    expect(asked).toEqual(['https://autoconfig.buero.example/mail/config-v1.1.xml', 'https://buero.example/.well-known/autoconfig/mail/config-v1.1.xml'])
    expect(await createMailDirectory({ ...nobody, get: none }).autoconfig('buero.example', 'incoming')).toBeNull()
  })

  it('gives the secured server, and the user as the provider wants it', async () => {
    const both = file(`${server('a.example', 143, 'STARTTLS')}${server('b.example', 993, 'SSL', '<username>%EMAILLOCALPART%</username><authentication>OAuth2</authentication><authentication>password-encrypted</authentication>')}`)
    expect(await readAutoconfig(both, 'buero.example', 'incoming')).toEqual({ host: 'b.example', port: 993, tls: 'tls', user: 'local' })
  })

  it('names the server that sends beside the one that is fetched from', async () => {
    const outgoing = server('smtp.%EMAILDOMAIN%', 465, 'SSL').replace('type="imap"', 'type="smtp"').replaceAll('incomingServer', 'outgoingServer')
    const both = file(`${server('imap.%EMAILDOMAIN%', 993, 'SSL')}${outgoing}`)
    expect(await readAutoconfig(both, 'buero.example', 'outgoing')).toEqual({ host: 'smtp.buero.example', port: 465, tls: 'tls', user: 'address' })
    expect(await readAutoconfig(both, 'buero.example', 'incoming')).toMatchObject({ host: 'imap.buero.example' })
    expect(await readAutoconfig(file(server('imap.buero.example', 993, 'SSL')), 'buero.example', 'outgoing')).toBeNull()
    expect(await readAutoconfig(file(outgoing.replace('SSL', 'plain')), 'buero.example', 'outgoing')).toBeNull()
  })

  it.each([
    ['no encryption', file(server('a.example', 143, 'plain'))],
    ['a login by browser only', file(server('a.example', 993, 'SSL', '<authentication>OAuth2</authentication>'))],
    ['a port that is none', file(server('a.example', '99999', 'SSL'))],
    ['a host that is none', file(server('a.example/../x', 993, 'SSL'))],
    ['POP3', file(server('a.example', 995, 'SSL')).replace('type="imap"', 'type="pop3"')],
    ['a web page', '<!doctype html><html><body><p>Not found<br></body></html>'],
    ['half a file', file(server('a.example', 993, 'SSL')).slice(0, 120)],
    ['entities that grow', `<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><clientConfig>&b;</clientConfig>`],
    ['nothing', ''],
  ])('with %s is of no use', async (_what, xml) => {
    expect(await readAutoconfig(xml, 'buero.example', 'incoming')).toBeNull()
  })

  it('never throws', async () => {
    const piece = fc.constantFrom('<incomingServer type="imap">', '</incomingServer>', '<hostname>', '</hostname>', '<port>', '993', '&', ']]>', '<', 'a.example', '\0')
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => void (await readAutoconfig(pieces.join(''), 'x.example', 'incoming'))), { numRuns: 300 })
  })
})

it('exchangers come in their order, without the last dot', async () => {
  const directory = createMailDirectory({
    ...nobody,
    mx: async () => [
      { exchange: 'MX01.kundenserver.de.', priority: 20 },
      { exchange: 'mx00.kundenserver.de', priority: 10 },
    ],
  })
  expect(await directory.exchangers('buero.example')).toEqual(['mx00.kundenserver.de', 'mx01.kundenserver.de'])
})
