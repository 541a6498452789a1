export { compareTally, type TallyProblem } from './compare'
export { contributionOf, counts, type Contribution, type Countable, type DayCount } from './contribution'
export { officeDays, settleTally, systemZone, tallyNext, zoneKey, zoneOf } from './settle'
