export { linkSameLetters } from './link'
