export { behindFigure, pageBehind, type Behind } from './behind'
export { registerCounting } from './count-job'
export { dashboardHandlers } from './handlers'
export { readDialogue, readFigures, readTrafficFigures, type Asked } from './figures'
