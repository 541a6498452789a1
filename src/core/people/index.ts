export { actorOf } from './desk'
export { peopleHandlers } from './handlers'
export { toMark } from './rows'
