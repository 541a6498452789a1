/** Steps of the zoom, as factors of the fitted size. */
const steps = [1, 1.25, 1.5, 2, 2.5, 3, 4] as const

export const fitted = 1

export const zoomIn = (zoom: number): number => steps.find((step) => step > zoom + 0.01) ?? zoom

export const zoomOut = (zoom: number): number => [...steps].reverse().find((step) => step < zoom - 0.01) ?? zoom
