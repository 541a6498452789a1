import { describe, expect, it } from 'vitest'
import { appFolder, dataFolder } from '../../src/core/settings/data-folder'
import { safeFileName } from '../../src/shared/text/file-name'
import { linkToOpen, mayLoad } from '../../src/main/network-rule'
import { pictureType } from '../../src/shared/picture-type'
import { readStartOptions } from '../../src/main/start-options'
import { boundsOnScreen } from '../../src/main/window-memory'

const linux = { platform: 'linux', env: {}, home: '/home/k' }

describe('the data folder', () => {
  it('follows the custom of each platform', () => {
    expect(dataFolder(linux, null)).toBe('/home/k/.config/rueckkanal/data')
    expect(dataFolder({ ...linux, env: { XDG_CONFIG_HOME: '/x' } }, null)).toBe('/x/rueckkanal/data')
    expect(dataFolder({ ...linux, env: { XDG_CONFIG_HOME: 'relative' } }, null)).toBe('/home/k/.config/rueckkanal/data')
    expect(dataFolder({ platform: 'darwin', env: {}, home: '/Users/k' }, null)).toBe('/Users/k/Library/Application Support/rueckkanal/data')
    expect(dataFolder({ platform: 'win32', env: { APPDATA: 'C:\\Users\\k\\AppData\\Roaming' }, home: 'C:\\Users\\k' }, null)).toBe('C:\\Users\\k\\AppData\\Roaming\\rueckkanal\\data')
    expect(appFolder({ platform: 'win32', env: {}, home: 'C:\\Users\\k' })).toBe('C:\\Users\\k\\AppData\\Roaming\\rueckkanal')
  })
  it('is what was asked for, then what the environment names', () => {
    const named = { ...linux, env: { RUECKKANAL_DATA: '/env' } }
    expect(dataFolder(named, '/asked')).toBe('/asked')
    expect(dataFolder(named, null)).toBe('/env')
    expect(dataFolder({ ...linux, env: { RUECKKANAL_DATA: '' } }, null)).toBe('/home/k/.config/rueckkanal/data')
  })
})

describe('the command line', () => {
  const read = (...argv: string[]) => readStartOptions(['electron', '.', ...argv], linux, '/work')
  it('gives each data folder a window profile of its own', () => {
    expect(read()).toMatchObject({ mode: 'window', dataFolder: '/home/k/.config/rueckkanal/data', profileFolder: '/home/k/.config/rueckkanal' })
    expect(read('--data', 'sub')).toMatchObject({ dataFolder: '/work/sub', profileFolder: '/work/sub/window' })
    expect(read('--data=/d', '--smoke')).toMatchObject({ mode: 'smoke', dataFolder: '/d' })
  })
  it('leaves everything after --cli to the terminal', () => {
    expect(read('--no-sandbox', '--cli', 'verify', '--data', '/d', '--smoke')).toMatchObject({ mode: 'cli', cliArguments: ['verify', '--data', '/d', '--smoke'], dataFolder: '/home/k/.config/rueckkanal/data' })
  })
  it('survives a value that is missing', () => {
    expect(read('--data').dataFolder).toBe('/home/k/.config/rueckkanal/data')
  })
})

describe('what may load', () => {
  it.each([
    ['app://rueckkanal/index.html', 'mainFrame', true],
    ['page://page/x', 'image', true],
    ['page://page/x', 'subFrame', false],
    ['page://page/x', 'xhr', false],
    ['data:image/png;base64,x', 'image', true],
    ['https://example.org/', 'image', false],
    ['HTTP://example.org/', 'mainFrame', false],
    ['ws://127.0.0.1/', 'webSocket', false],
    ['file:///etc/passwd', 'mainFrame', false],
    ['ftp://x/', 'other', false],
    ['chrome-extension://x/', 'script', false],
    ['', 'other', false],
  ])('%s as %s: %s', (url, resourceType, allowed) => {
    expect(mayLoad({ url, resourceType }, false)).toBe(allowed)
  })
  it('developer tools only in development', () => {
    const details = { url: 'devtools://devtools/bundled/x.js', resourceType: 'script' }
    expect([mayLoad(details, true), mayLoad(details, false)]).toEqual([true, false])
  })
})

describe('what goes to the system\'s browser', () => {
  it.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['HTTP://EXAMPLE.org', 'http://example.org/'],
    ['mailto:einkauf@nordlicht.example', 'mailto:einkauf@nordlicht.example'],
    ['https://bank.example@evil.example/', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['smb://host/share', null],
    ['ms-msdt:/id', null],
    ['//example.org', null],
    ['', null],
    ['https://', null],
  ])('%s → %s', (text, link) => {
    expect(linkToOpen(text)).toBe(link)
  })
})

describe('pictures by their content', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values)
  it.each([
    [bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
    [bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
    [Buffer.from('GIF89a'), 'image/gif'],
    [Buffer.from('RIFF1234WEBPVP8 '), 'image/webp'],
    [Buffer.from('RIFF1234WAVEfmt '), null],
    [Buffer.from('BM123456'), 'image/bmp'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), null],
    [Buffer.from('<html>'), null],
    [bytes(0x89, 0x50), null],
    [bytes(), null],
  ])('%#: %s', (content, type) => {
    expect(pictureType(content)).toBe(type)
  })
})

describe('a file name from a mail', () => {
  it.each([
    ['Rechnung 4711.pdf', 'Rechnung 4711.pdf'],
    ['../../.bashrc', '_.._.bashrc'],
    ['C:\\Windows\\x.exe', 'C__Windows_x.exe'],
    ['a\u0000b\u202egpj.exe', 'a_b_gpj.exe'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1', '_lpt1'],
    [' . ', 'Anhang'],
    ['', 'Anhang'],
    ['Ü'.repeat(500) + '.pdf', 'Ü'.repeat(196) + '.pdf'],
  ])('%s → %s', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })
})

describe('where the window was', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 }
  it('is taken again while it can be reached', () => {
    const bounds = { x: 1800, y: 10, width: 1200, height: 800 }
    expect(boundsOnScreen(bounds, [screen])).toEqual(bounds)
    expect(boundsOnScreen({ ...bounds, x: 2500 }, [screen])).toBeNull()
    expect(boundsOnScreen({ ...bounds, x: 2500 }, [screen, { ...screen, x: 1920 }])).not.toBeNull()
    expect(boundsOnScreen({ ...bounds, y: -400 }, [screen])).toBeNull()
    expect(boundsOnScreen(null, [screen])).toBeNull()
  })
})
