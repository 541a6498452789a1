import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clearAway } from '../../../src/core/intake/clear-away'
import { movedFolderName } from '../../../src/core/ports/folder-names'
import { tempFolder } from '../../helpers/temp-folder'

function taken(path: string) {
  const found = statSync(path)
  return { path, size: found.size, mtime: Math.trunc(found.mtimeMs) }
}

describe('after the commit', () => {
  it('a file is left, moved or deleted as the folder is set', async () => {
    const folder = tempFolder()
    const path = join(folder, 'fax.tif')
    writeFileSync(path, 'one')
    expect(await clearAway(taken(path), 'leave', folder)).toBe(false)
    expect(readdirSync(folder)).toEqual(['fax.tif'])
    expect(await clearAway(taken(path), 'move', folder)).toBe(true)
    expect(readdirSync(folder)).toEqual([movedFolderName])
    writeFileSync(path, 'two')
    expect(await clearAway(taken(path), 'delete', folder)).toBe(true)
    expect(readdirSync(folder)).toEqual([movedFolderName])
  })

  it('moving never overwrites what was moved before', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, movedFolderName))
    writeFileSync(join(folder, movedFolderName, 'fax.tif'), 'older')
    const path = join(folder, 'fax.tif')
    writeFileSync(path, 'newer')
    await clearAway(taken(path), 'move', folder)
    expect(readdirSync(join(folder, movedFolderName)).sort()).toEqual(['fax (2).tif', 'fax.tif'])
    expect(readFileSync(join(folder, movedFolderName, 'fax.tif'), 'utf8')).toBe('older')
  })

  it('moving two of one name at once keeps both', async () => {
    const folder = tempFolder()
    const paths = ['ab', 'cd', 'ef', 'gh'].map((room) => join(folder, room, 'fax.tif'))
    for (const path of paths) {
      mkdirSync(dirname(path))
      writeFileSync(path, path)
    }
    await Promise.all(paths.map((path) => clearAway(taken(path), 'move', folder)))
    const home = join(folder, movedFolderName)
    expect(readdirSync(home).map((name) => readFileSync(join(home, name), 'utf8')).sort()).toEqual(paths)
  })

  it('a file that changed since stays, whatever is set', async () => {
    const folder = tempFolder()
    const path = join(folder, 'fax.tif')
    writeFileSync(path, 'one')
    const before = taken(path)
    writeFileSync(path, 'another fax under the same name')
    expect(await clearAway(before, 'delete', folder)).toBe(false)
    expect(readdirSync(folder)).toEqual(['fax.tif'])
  })

  it('a file that is gone is no failure', async () => {
    const folder = tempFolder()
    expect(await clearAway({ path: join(folder, 'gone.tif'), size: 3, mtime: 5 }, 'delete', folder)).toBe(false)
  })
})
