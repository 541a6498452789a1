export { linkLetter } from './link'
