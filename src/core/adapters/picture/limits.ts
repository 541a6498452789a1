export interface PictureLimits {
  readonly pageSide: number
  readonly pagePixels: number
}
