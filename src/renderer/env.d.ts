import type { WindowApi } from '../shared/contract/window-api'

declare global {
  interface Window {
    readonly rueckkanal: WindowApi
  }
}
