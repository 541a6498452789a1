export { behindFigure, type Behind } from './behind'
export { registerCounting } from './count-job'
export { dashboardHandlers } from './handlers'
export { readFigures, type Asked } from './figures'
