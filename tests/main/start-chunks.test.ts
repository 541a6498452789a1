import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const built = resolve(import.meta.dirname, '../../out/main')
if (!existsSync(resolve(built, 'engine.js'))) throw new Error('out/main/engine.js is missing: npm test builds it first, or run npx electron-vite build')

const staticImport = /(?:^|[;\n])\s*(?:import|export)\b[^;"']*?["'](\.\/[^"']+)["']/g

/** All that is read and run before the first line of an entry is: what it names statically, and so on. */
function loadedWith(entry: string): ReadonlySet<string> {
  const loaded = new Set<string>()
  const follow = (path: string): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    for (const [, name] of readFileSync(path, 'utf8').matchAll(staticImport)) follow(resolve(dirname(path), name ?? ''))
  }
  follow(resolve(built, entry))
  return loaded
}

const chunkNames = (entry: string): readonly string[] => [...loadedWith(entry)].map((path) => path.slice(built.length + 1).replace(/-[\w-]{8}\.js$/, '.js'))

describe('what a start loads', () => {
  it('finds what the engine begins with', () => {
    expect(chunkNames('engine.js')).toEqual(expect.arrayContaining(['engine.js', 'compose.js', 'contract.js']))
  })

  // One line of it used by what every start loads brings all of it along: a quarter of the engine's start, measured.
  it.each(['engine.js', 'index.js', 'page-worker.js', 'disk-worker.js'])('%s comes without the reading of faxes and without what is known of telephone numbers', (entry) => {
    expect(chunkNames(entry).filter((name) => /^(?:fax-reading|recognise|libphonenumber|same-letter)/.test(name))).toEqual([])
    for (const path of loadedWith(entry)) expect(readFileSync(path, 'utf8')).not.toContain('parsePhoneNumberFromString')
  })

  // Every word of the app in two languages and what formats them: a sixth of all that an engine's start would read.
  it.each(['engine.js', 'index.js', 'page-worker.js', 'disk-worker.js'])('%s comes without the words of the screen', (entry) => {
    expect(chunkNames(entry).filter((name) => /^(?:translate|strings)/.test(name))).toEqual([])
    for (const path of loadedWith(entry)) expect(readFileSync(path, 'utf8')).not.toContain('Angaben im Fax')
  })

  // The first fax and the first mail of every start wait for this thread: with pdfkit it took four times as long to begin.
  it('the thread that takes files apart begins without the libraries of PDF files', () => {
    const names = [...loadedWith('page-worker.js')].flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/(?:^|[;\n])\s*import\b[^;"'`]*?["'`]([^"'`]+)["'`]/g)].map(([, name]) => name))
    expect(names).toContain('node:zlib')
    expect(names.filter((name) => name === 'pdfkit' || name === '@hyzyla/pdfium')).toEqual([])
  })

  // Window and engine are asked for by what stands here: what it waits for, both wait for.
  it('the window opens before the contract and its library are loaded', () => {
    const startApp = /["'`]\.\/(start-app-[\w-]+\.js)["'`]/.exec(readFileSync(resolve(built, 'index.js'), 'utf8'))?.[1]
    if (startApp === undefined) throw new Error('index.js names no chunk of the window')
    const loaded = chunkNames(startApp)
    expect(loaded).toContain('log.js')
    expect(loaded.filter((name) => /^(?:gate-rules|contract|schemas|vault-file)/.test(name))).toEqual([])
    for (const path of loadedWith(startApp)) expect(readFileSync(path, 'utf8')).not.toContain('safeParse=')
  })
})
