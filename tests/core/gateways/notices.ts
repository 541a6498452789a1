import type { Announcement } from '../../../src/shared/domain/gateway'
import { ours } from '../../../src/core/gateways/ours'
import { readyGateway, recognise, type SeenMail } from '../../../src/core/gateways/recognise'

const ready = ours.map(({ id, patterns }) => readyGateway(id, '', patterns))

/** What our patterns make of a mail. */
export const announced = (mail: Partial<SeenMail>): Announcement | null =>
  recognise({ from: 'fax@gateway.example', subject: '', text: '', fileNames: [], ...mail }, ready)?.announcement ?? null

export const local = (year: number, month: number, day: number, hour: number, minute: number): number => new Date(year, month - 1, day, hour, minute).getTime()
