import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { openReading, recognisePage, type PageReading, type PictureType } from '../../core/compose'
import { eachLimited } from '../../shared/each-limited'
import { fail, FailureError, type Failure } from '../../shared/result'
import { failureText } from '../../shared/strings/translate'
import type { Command } from '../command'
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
  options: { out: { type: 'string' } },
  least: 1,
  most: Number.POSITIVE_INFINITY,
  run: async (world, args) => {
    const out = args.text('out')
    if (out === undefined || out === '') throw new UsageError('cli.missingArgument', { command: 'recognise' })
    const inputs = nameInputs(args.words.map(world.path), world.platform)
    const folder = world.path(out)
    await mkdir(folder, { recursive: true }).catch(() => {
      throw new FailureError(fail('target-unwritable').error)
    })
    const reading = openReading(world.places)
    let failures = 0
    try {
      for (const input of inputs) failures += await readInput(world, reading, input, folder)
    } finally {
      await reading.reader.close()
      await reading.recogniser.close()
    }
    return failures > 0 ? 1 : 0
  },
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

/** Answers how many of its pages could not be read; a file that does not open counts as one. */
async function readInput(world: World, reading: Reading, input: Input, folder: string): Promise<number> {
  stopIfAsked(world.signal)
  const type = await typeOf(reading, input)
  const outline = type.ok ? await reading.reader.outline(input.path, type.value) : type
  if (!type.ok || !outline.ok) {
    world.say(`${input.path}: ${failureText(world.t, (outline as { error: Failure }).error)}`)
    return 1
  }
  let failures = 0
  let done = 0
  await eachLimited(outline.value, reading.recogniser.size, async (page) => {
    stopIfAsked(world.signal)
    const source = { path: input.path, type: type.value, page: page.number }
    const read = page.code === null ? await recognisePage(reading, source, world.signal) : fail(page.code)
    if (read.ok) {
      await writePage(join(folder, `${input.name}-p${page.number}`), read.value)
      await world.out(join(folder, `${input.name}-p${page.number}.txt`))
    } else {
      stopIfAsked(world.signal)
      failures += 1
      world.say(world.t('cli.page', { page: page.number, name: input.path, words: failureText(world.t, read.error) }))
    }
    done += 1
    world.sayProgress(`${input.name}: ${done}/${outline.value.length}`)
  })
  return failures
}

async function typeOf({ tellType }: Reading, { path }: Input) {
  try {
    const type = await tellType(path)
    return type === null || type === 'mail' ? fail('unsupported-type') : { ok: true as const, value: type satisfies PictureType }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return fail(code === 'ENOENT' || code === 'ENOTDIR' ? 'file-missing' : 'file-unreadable')
  }
}

async function writePage(stem: string, { text, words }: PageReading): Promise<void> {
  try {
    await writeWhole(`${stem}.txt`, text === '' || text.endsWith('\n') ? text : `${text}\n`)
    await writeWhole(`${stem}.words.json`, `${JSON.stringify(words)}\n`)
  } catch (error) {
    throw new FailureError(fail((error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'disk-full' : 'target-unwritable').error)
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text)
  await rename(`${path}.part`, path)
}
