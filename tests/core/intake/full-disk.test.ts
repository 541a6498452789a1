import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { makeFormatFixtures } from '../../../scripts/samples/formats.mjs'
import { openTestEngine, takeIn } from '../../helpers/engine'
import { sharedFolder, tempFolder } from '../../helpers/temp-folder'

/** A real disk of a few megabytes; only root on Linux may make one. */
function smallDisk(megabytes: number): string {
  const folder = tempFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = sharedFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let formats: string

beforeAll(async () => {
  formats = sharedFolder()
  await makeFormatFixtures(formats)
})

describe.skipIf(!canMount())('a full disk (needs the right to mount)', () => {
  it('stops an arrival with its reason; when there is room again it is taken in, and nothing was lost', async () => {
    const disk = smallDisk(12)
    const inbox = tempFolder()
    const { engine } = await openTestEngine(join(disk, 'data'))
    const ballast = join(disk, 'ballast')
    const bytes = Buffer.alloc(64 * 1024)
    const fill = (): void => {
      mkdirSync(ballast, { recursive: true })
      for (let part = 0; ; part++) {
        try {
          writeFileSync(join(ballast, String(part)), bytes)
        } catch {
          rmSync(join(ballast, String(part)), { force: true })
          rmSync(join(ballast, String(part - 1)), { force: true }) // a little is left, for the words of the failure
          rmSync(join(ballast, String(part - 2)), { force: true })
          return
        }
      }
    }
    const file = join(inbox, 'none.tif')
    copyFileSync(join(formats, 'none.tif'), file)
    fill()
    const [end] = await takeIn(engine, [file], false)
    expect(end).toMatchObject({ outcome: 'quarantined', code: 'disk-full' })
    const notices = await engine.handle('health.notices', {})
    expect(notices.ok && notices.value.notices.map((notice) => notice.kind)).toContain('disk-low')

    rmSync(ballast, { recursive: true })
    expect(await engine.handle('intake.retry', { id: end?.arrivalId ?? '' })).toEqual({ ok: true, value: {} })
    await engine.intake.idle()
    const recent = await engine.handle('intake.list', { which: 'recent', limit: 5, before: null })
    expect(recent.ok && recent.value.arrivals).toMatchObject([{ outcome: 'recorded', code: null }])
    expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
  })
})
