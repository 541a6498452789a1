/* The names that figures go by. By themselves, without schemas: the window needs the names and no more. */

/** The German federal states (ISO 3166-2:DE, without the country), whose public holidays differ. */
export const federalStates = ['BW', 'BY', 'BE', 'BB', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'] as const
export type FederalState = (typeof federalStates)[number]

/** What a number counts, so that a click can show the conversations behind it. */
export const figureNames = ['in', 'out', 'began', 'replied', 'one-way', 'answered', 'resolved', 'unanswered', 'reopened', 'overdue'] as const
export type FigureName = (typeof figureNames)[number]

/** Where a fax stands: of a German number the zone its dialling code begins with (`2` to `9`; Bundesnetzagentur, Ortsnetzkennzahlen), `49` of one that stands in no place. */
export const faxRegions = ['2', '3', '4', '5', '6', '7', '8', '9', '49', 'abroad', 'unknown'] as const
export type FaxRegion = (typeof faxRegions)[number]

export const groupKinds = ['region', 'label', 'owner'] as const
export type GroupKind = (typeof groupKinds)[number]

/** What the savings are counted with; its unit is in its words on screen. */
export const assumptionNames = ['faxMinutes', 'mailMinutes', 'hourCost', 'pageCost', 'printedShare', 'sheetGrams', 'paperCarbon'] as const
export type AssumptionName = (typeof assumptionNames)[number]

/** What the dashboard starts from until an office says better; where each comes from stands in its words on screen and in docs/figures.md. */
export const usualAssumptions: Readonly<Record<AssumptionName, number>> = { faxMinutes: 6, mailMinutes: 3, hourCost: 43.4, pageCost: 0.05, printedShare: 1, sheetGrams: 5, paperCarbon: 1 }

/** No assumption is larger, nor below 0. */
export const mostAssumed = 10_000

/** Days that something is overdue: up to so many, the last without an end. */
export const ages = [1, 7, 30] as const
