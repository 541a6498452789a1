import { mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { agree, archivePages, languageOf, openReading, pagesWithFields, readFacts, readFields, recognisePage, system, withFacts, writeText, writeWhole, type PageFacts, type PageReading, type PageToArchive, type PictureType, type ReadPage } from '../../core/compose'
import type { TransmitLine } from '../../shared/domain/fax'
import { eachLimited } from '../../shared/each-limited'
import { fail, FailureError, type Failure, type Result } from '../../shared/result'
import { failureText } from '../../shared/strings/translate'
import type { Command } from '../command'
import { fieldsFile } from '../fields-file'
import { headerFile } from '../header-file'
import { stopIfAsked, UsageError, type World } from '../world'

type Reading = ReturnType<typeof openReading>

interface Input {
  readonly path: string
  /** its name without the last ending: what its results are called */
  readonly name: string
}

export const recognise: Command = {
  name: 'recognise',
  usage: 'cli.recogniseUsage',
  options: { out: { type: 'string' }, jobs: { type: 'string' }, pdf: { type: 'boolean' }, explain: { type: 'boolean' } },
  least: 1,
  most: Number.POSITIVE_INFINITY,
  run: async (world, args) => {
    const out = args.text('out')
    if (out === undefined || out === '') throw new UsageError('cli.missingArgument', { command: 'recognise' })
    const inputs = nameInputs(args.words.map(world.path), world.platform)
    const workers = workersOf(args.text('jobs'))
    await refuseMissing(inputs)
    const folder = world.path(out)
    await mkdir(folder, { recursive: true }).catch(() => {
      throw new FailureError(fail('target-unwritable').error)
    })
    if (args.flag('pdf')) await refuseOwnInput(inputs, folder)
    const reading = openReading({ ...world.places, ...workers })
    const failed: number[] = []
    try {
      await eachLimited(inputs, reading.recogniser.size, async (input) => {
        failed.push(await readInput(world, reading, input, folder, { pdf: args.flag('pdf'), explain: args.flag('explain') }))
      })
    } finally {
      await reading.reader.close()
      await reading.recogniser.close()
    }
    return failed.some((count) => count > 0) ? 1 : 0
  },
}

interface Wanted {
  readonly pdf: boolean
  readonly explain: boolean
}

/** More workers than these hold more memory than they save time. */
const mostJobs = 16

function workersOf(jobs: string | undefined): { readonly workers?: number } {
  if (jobs === undefined) return {}
  const workers = Number(jobs)
  if (!Number.isInteger(workers) || workers < 1 || workers > mostJobs) throw new UsageError('cli.badJobs', { most: mostJobs })
  return { workers }
}

/** Two inputs whose results would overwrite each other are refused before any work. */
function nameInputs(paths: readonly string[], platform: string): readonly Input[] {
  const taken = new Set<string>()
  return paths.map((path) => {
    const name = basename(path, extname(path))
    const key = platform === 'linux' ? name : name.toLowerCase()
    if (taken.has(key)) throw new FailureError(fail('name-collision', { name }).error)
    taken.add(key)
    return { path, name }
  })
}

/** Where nothing of what was named is there, no folder is made for its results. */
async function refuseMissing(inputs: readonly Input[]): Promise<void> {
  const there = await Promise.all(inputs.map(({ path }) => stat(path).then(() => true, () => false)))
  if (!there.includes(true)) throw new FailureError(fail('input-missing', { path: inputs[0]?.path ?? '' }).error)
}

/** Answers how many of its pages could not be read; a file that does not open counts as one. */
async function readInput(world: World, reading: Reading, input: Input, folder: string, { pdf, explain }: Wanted): Promise<number> {
  stopIfAsked(world.signal)
  const type = await typeOf(reading, input)
  const outline = type.ok ? await reading.reader.outline(input.path, type.value) : type
  if (!type.ok || !outline.ok) {
    world.say(`${input.path}: ${failureText(world.t, (outline as { error: Failure }).error)}`)
    return 1
  }
  let failures = 0
  let done = 0
  const archived: (PageToArchive & { readonly language: string | null })[] = []
  const pages: ReadPage[] = []
  const facts: PageFacts[] = []
  const lines: (TransmitLine | null)[] = outline.value.map(() => null)
  await eachLimited(outline.value, reading.recogniser.size, async (page) => {
    stopIfAsked(world.signal)
    const source = { path: input.path, type: type.value, page: page.number }
    const read = page.code === null ? await recognisePage(reading, source, world.signal) : fail(page.code)
    if (read.ok) {
      await writePage(join(folder, `${input.name}-p${page.number}`), read.value)
      await world.out(join(folder, `${input.name}-p${page.number}.txt`))
      lines[page.number - 1] = read.value.line
      if (page.number <= pagesWithFields) {
        pages.push({ number: page.number, width: read.value.width, height: read.value.height, words: read.value.words, line: read.value.line })
        facts.push(await readFacts(reading.reader, source))
      }
    } else {
      stopIfAsked(world.signal)
      failures += 1
      world.say(world.t('cli.page', { page: page.number, name: input.path, words: failureText(world.t, read.error) }))
    }
    archived[page.number - 1] = {
      ...source,
      number: page.number,
      code: page.code,
      rotation: read.ok ? read.value.rotation : 0,
      language: read.ok ? read.value.language : null,
      // Read back when its turn comes: a long fax is not held in memory.
      words: async () => (read.ok ? (JSON.parse(await readFile(join(folder, `${input.name}-p${page.number}.words.json`), 'utf8')) as PageReading['words']) : []),
    }
    done += 1
    world.sayProgress(`${input.name}: ${done}/${outline.value.length}`)
  })
  await settleHeaders(join(folder, input.name), lines)
  await writeJson(join(folder, `${input.name}.fields.json`), fieldsFile(withFacts(readFields(pages), facts), outline.value.length, explain, facts.flatMap(({ codes }) => codes)))
  if (pdf) failures += await writePdf(world, reading, input, folder, archived)
  return failures
}

/** A PDF must not take the place of the very file it is made from. */
async function refuseOwnInput(inputs: readonly Input[], folder: string): Promise<void> {
  const named = await realpath(folder).catch(() => folder)
  for (const { path, name } of inputs) {
    const real = await realpath(path).catch(() => resolve(path))
    if (inputs.some((other) => real.toLowerCase() === join(named, `${other.name}.pdf`).toLowerCase())) throw new FailureError(fail('name-collision', { name }).error)
  }
}

async function writePdf(world: World, { reader, archive }: Reading, { path, name }: Input, folder: string, pages: readonly (PageToArchive & { readonly language: string | null })[]): Promise<number> {
  const target = join(folder, `${name}.pdf`)
  const written = await writeWhole(system.ids, target, 'replace', (temporary) =>
    archive.write(temporary, { title: name, language: languageOf(pages), madeAt: system.clock.now() }, archivePages(reader, pages, world.signal)),
  )
  if (written.ok) {
    await world.out(target)
    return 0
  }
  stopIfAsked(world.signal)
  world.say(`${path}: ${failureText(world.t, written.error)}`)
  return 1
}

async function typeOf({ tellType }: Reading, { path }: Input): Promise<Result<PictureType>> {
  try {
    const about = await stat(path)
    if (about.isDirectory()) return fail('is-folder')
    if (about.size === 0) return fail('file-empty')
    const type = await tellType(path)
    return type === null || type === 'mail' ? fail('not-a-page') : { ok: true, value: type }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? fail('input-missing', { path }) : fail('file-unreadable')
  }
}

async function writePage(stem: string, { text, words, line }: PageReading): Promise<void> {
  await save(`${stem}.txt`, text === '' || text.endsWith('\n') ? text : `${text}\n`)
  await writeJson(`${stem}.words.json`, words)
  await writeJson(`${stem}.header.json`, headerFile(line))
}

/** What one page misread of its transmit line, the others of the fax put right. */
async function settleHeaders(stem: string, lines: readonly (TransmitLine | null)[]): Promise<void> {
  for (const [index, line] of agree(lines).entries()) {
    if (line !== null && !isDeepStrictEqual(line, lines[index])) await writeJson(`${stem}-p${index + 1}.header.json`, headerFile(line))
  }
}

const writeJson = (path: string, value: unknown): Promise<void> => save(path, `${JSON.stringify(value)}\n`)

async function save(path: string, text: string): Promise<void> {
  const written = await writeWhole(system.ids, path, 'replace', (temporary) => writeText(temporary, text))
  if (!written.ok) throw new FailureError(written.error)
}
