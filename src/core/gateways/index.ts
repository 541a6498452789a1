export { activeGateways } from './held'
export { gatewayHandlers } from './handlers'
export { recognise } from './recognise'
