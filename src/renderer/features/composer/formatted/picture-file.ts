/** A picture on a page of a letter needs no more; what a camera makes is ten times as much. */
const mostBytes = 2_000_000
const mostSide = 1_920
const asTheyAre = ['image/png', 'image/jpeg']

export interface PictureFile {
  readonly name: string
  /** base64 */
  readonly bytes: string
}

/** A picture as it can be sent: PNG and JPEG as they are, what is too large or of another kind smaller and as JPEG. Null where it is no picture. */
export async function pictureFile(file: File): Promise<PictureFile | null> {
  try {
    const blob = asTheyAre.includes(file.type) && file.size <= mostBytes ? file : await smaller(file)
    return blob.size > mostBytes ? null : { name: file.name, bytes: await base64Of(blob) }
  } catch {
    return null
  }
}

async function smaller(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, mostSide / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  // JPEG knows no clear paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
}

const base64Of = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(new Error('unreadable'))
    reader.readAsDataURL(blob)
  })

export const picturesOf = (files: FileList | undefined): File[] => [...(files ?? [])].filter(({ type }) => type.startsWith('image/') && type !== 'image/svg+xml')
