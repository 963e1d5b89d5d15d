import { WHOLE } from '../campaigns/campaign-calendar.js';
import { readAddress, readPageAddress } from '../figures/address.js';
import { problem } from '../problem.js';
import { spanOfName } from './document-period.js';

/** Which period and department a paper is asked of; null for the usual, and for everybody. */
export interface PaperAddress {
  readonly period: string | null;
  readonly unit: string | null;
}

/** As programs ask: whatever else stands in the address is refused. @throws Problem `malformed` */
export function readPaperAddress(query: unknown): PaperAddress {
  const { period, rest } = periodIn(query);
  return { period, ...readAddress(rest, ['unit']) };
}

/** As pages ask, with the campaign and a paper that it goes on from. @throws Problem `malformed` */
export function readPaperPage(
  query: unknown,
): PaperAddress & { readonly campaign: string; readonly key: string | null } {
  const { period, rest } = periodIn(query);
  const { campaign, unit, key } = readPageAddress(rest, ['campaign', 'unit', 'key']);
  if (campaign === null) throw problem.malformed({ field: 'campaign' });
  return { period, unit, campaign, key };
}

/** Papers are of longer periods too than figures are asked by. @throws Problem `malformed` */
function periodIn(query: unknown): { readonly period: string | null; readonly rest: object } {
  const { period = '', ...rest } = (query ?? {}) as Readonly<Record<string, unknown>>;
  if (period === '') return { period: null, rest };
  if (typeof period !== 'string' || (period !== WHOLE && spanOfName(period) === null))
    throw problem.malformed({ field: 'period' });
  return { period, rest };
}
