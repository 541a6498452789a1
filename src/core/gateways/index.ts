export { activeGateways } from './held'
export { recognise } from './recognise'
