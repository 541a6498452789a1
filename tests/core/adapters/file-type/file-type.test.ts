import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tellFileType } from '../../../../src/core/adapters/file-type'
import { sharedSamples } from '../../../helpers/page-worker'
import { tempFolder } from '../../../helpers/temp-folder'

const tell = (text: string | readonly number[]) => tellFileType(typeof text === 'string' ? Buffer.from(text, 'latin1') : Uint8Array.from(text))

describe('the type of a file', () => {
  it.each([
    ['II*\0rest', 'tiff'],
    ['MM\0*rest', 'tiff'],
    ['II+\0rest', null],
    ['\x89PNG\r\n\x1a\nrest', 'png'],
    ['\xff\xd8\xff\xe0rest', 'jpeg'],
    ['%PDF-1.7\n', 'pdf'],
    ['\r\n\r\n%PDF-1.4\n', 'pdf'],
    ['From: a@b.example\r\nSubject: x\r\n\r\nText', 'mail'],
    ['From - Mon Nov 23\nReceived: from x\n by y\nDate: z\n\nText', 'mail'],
    ['\xef\xbb\xbfReceived: from x\r\nFrom: y\r\n\r\n', 'mail'],
    ['Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n', 'mail'],
    ['', null],
    ['Lieber Herr Meier,\nanbei die Unterlagen.\n', null],
    ['Subject: Notiz\nDate: heute\n\nEinkaufen', null],
    ['From: Anfang\nDas ist ein Text\nund noch einer\n', null],
    ['{"from": "a", "to": "b"}', null],
    ['Content-Type: text/html\n\n<html>', null],
    ['<!DOCTYPE html>', null],
    ['PK\x03\x04', null],
    ['\0\0\0\0\0\0\0\0', null],
  ])('of %j is %s', async (text, type) => {
    expect(await tell(text)).toBe(type)
  })

  it('is the same for a path and for its bytes', async () => {
    const path = join(tempFolder(), 'fax.txt')
    writeFileSync(path, 'II*\0')
    expect(await tellFileType(path)).toBe('tiff')
    await expect(tellFileType(join(tempFolder(), 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  const mails = join(sharedSamples, 'mail')
  it.skipIf(!existsSync(mails))('of every real mail is mail', async () => {
    const files = readdirSync(mails, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'))
    expect(files.length).toBeGreaterThan(100)
    for (const name of files) expect([name, await tellFileType(join(mails, name))]).toEqual([name, 'mail'])
  })
})
