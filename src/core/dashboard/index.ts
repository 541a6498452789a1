export { registerCounting } from './count-job'
export { readFigures, type Asked, type Figures } from './figures'
