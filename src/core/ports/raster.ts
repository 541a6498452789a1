/** A decoded picture in memory. Rows run from the top, pixels from the left. */
export interface BitRaster {
  readonly kind: 'bit'
  readonly width: number
  readonly height: number
  /** packed rows of ceil(width / 8) bytes, most significant bit first, 1 is black */
  readonly data: Uint8Array
}
export interface ByteRaster {
  readonly kind: 'grey' | 'rgb'
  readonly width: number
  readonly height: number
  /** one byte (0 is black) or three (red, green, blue) a pixel, rows without padding */
  readonly data: Uint8Array
}
export type Raster = BitRaster | ByteRaster

/** Grey is what measuring and recognition work on. */
export interface GreyRaster extends ByteRaster {
  readonly kind: 'grey'
}

/** How the first row and column of a stored picture lie (TIFF 6.0 tag 274, the same numbers in EXIF). */
export type StoredOrientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Dots per inch along the stored rows and columns; null where the file says nothing usable. */
export interface Density {
  readonly x: number
  readonly y: number
}

export interface DecodedPage {
  readonly raster: Raster
  readonly density: Density | null
  readonly orientation: StoredOrientation
}

/** What a file's own tags tell of a page, before anything is decoded. */
export interface PageHead {
  readonly width: number
  readonly height: number
  readonly bilevel: boolean
  readonly density: Density | null
  readonly orientation: StoredOrientation
}
