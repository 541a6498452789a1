import { z } from 'zod'
import { id, instant } from './ids'

/** What a gateway's mail announces: a fax that came or was missed, or what became of one that was sent. */
export const meaning = z.enum(['fax', 'missed', 'sent', 'failed', 'delayed'])
export type Meaning = z.infer<typeof meaning>

/** Whose numbers stand without country code; `none`: the country code always stands, also without its plus. */
export const numbering = z.enum(['DE', 'AT', 'CH', 'FR', 'NL', 'BE', 'GB', 'US', 'none'])
export type Numbering = z.infer<typeof numbering>

export const patternLimits = { templateLength: 200, templates: 20, nameLength: 100, own: 100 } as const

/** Words as they stand there, `*` for anything, and what is to be read as {number} {name} {date} {time} {pages} {job}. */
const template = z.string().trim().min(1).max(patternLimits.templateLength)
const templates = z.array(template).max(patternLimits.templates).readonly()

export const pattern = z.object({
  means: meaning,
  numbering,
  /** how the mail is told: of each list that is not empty one must fit; `text` a line of it */
  sender: templates,
  subject: templates,
  text: templates,
  /** what else it says, tried on the subject and on each line */
  says: templates,
  file: templates,
})
/** Ours may have more templates than a person would type. */
export type Pattern = z.infer<typeof pattern>

/** A kind of mail that carries faxes: a router, a telephone system, a service. Ours stand with several patterns, a person's own with one. */
export const gateway = z.object({
  id: z.string().min(1).max(100),
  /** ours are named by the window */
  name: z.string(),
  own: z.boolean(),
  active: z.boolean(),
  /** subjects it is told by, for showing it */
  subjects: z.array(z.string()).readonly(),
  /** of an own one, for changing it */
  pattern: pattern.nullable(),
})
export type Gateway = z.infer<typeof gateway>

export const ownGateway = z.object({ id: id.nullable(), name: z.string().trim().min(1).max(patternLimits.nameLength), active: z.boolean(), pattern })
export type OwnGateway = z.infer<typeof ownGateway>

/** What a gateway's mail said of a fax. */
export const announcement = z.object({
  gatewayId: z.string(),
  /** what a person named it; empty for ours */
  gatewayName: z.string(),
  means: meaning,
  /** the address the mail came from */
  from: z.string(),
  /** E.164; of the sender, in a report of the recipient. Null where it was withheld or could not be read */
  number: z.string().nullable(),
  name: z.string(),
  at: instant.nullable(),
  pages: z.number().int().nullable(),
  /** the gateway's own number of the job it reports on */
  job: z.string(),
})
export type Announcement = z.infer<typeof announcement>

/** What to beware of in a message. */
export const warning = z.enum(['no-fax-picture', 'sender-denied'])
export type Warning = z.infer<typeof warning>
