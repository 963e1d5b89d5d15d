import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { monthsOfQuarter } from '../../src/campaigns/campaign-calendar.js';
import type { Told } from './expected.js';

/** Asks a running server as a program does. @returns null where it refuses, as it does what makes no sense */
export async function ask(url: string, token: string, address: string): Promise<Told | null> {
  const reply = await fetch(`${url}/api/v1${address}`, { headers: { authorization: `Bearer ${token}` } });
  if (reply.status >= 500) throw new Error(`${address}: ${reply.status}`);
  return reply.ok ? ((await reply.json()) as Told) : null;
}

/** The address of a period's figures; what is asked more goes before the months. */
export function addressOf(
  { id }: Campaign,
  period: string,
  what = 'satisfaction',
  more: readonly string[] = [],
): string {
  const [first, , last] = period === 'all' ? [] : monthsOfQuarter(period);
  const query = [...more, ...(first === undefined ? [] : [`from=${first}`, `to=${last}`])].join('&');
  return `/campaigns/${id}/${what}${query && '?'}${query}`;
}

/** Everything that can be asked of a locked period, whether it makes sense or not. */
export function everyAddressOf(campaign: Campaign, period: string): readonly string[] {
  const figures = breakdowns.flatMap((by) => formulas.map((formula) => [...by, `formula=${formula}`]));
  const filtered = filters.flatMap((filter) => [[filter], ['by=element', filter]]);
  return [
    ...[...breakdowns, ...figures, ...filtered].map((more) => addressOf(campaign, period, 'satisfaction', more)),
    ...[[], ...filters.map((filter) => [filter])].map((more) => addressOf(campaign, period, 'distribution', more)),
  ];
}

/** The same of a period that still collects: each breakdown once. */
export function addressesOf(campaign: Campaign, period: string): readonly string[] {
  const figures = breakdowns.map((by) => addressOf(campaign, period, 'satisfaction', by));
  return [...figures, addressOf(campaign, period, 'distribution')];
}

const breakdowns: readonly (readonly string[])[] = [
  [],
  ...['receiving-unit', 'village', 'field', 'channel', 'assisted', 'way', 'group', 'month'].map((by) => [`by=${by}`]),
  ...['quarter', 'age', 'sex', 'weekday', 'counter', 'department', 'element', 'question'].map((by) => [`by=${by}`]),
];
// What is asked without a formula is not asked by its name again.
const formulas = ['F2m', 'F3', 'F5', 'F6'];
const filters = ['channel=qr', 'channel=paper', 'assisted=self', 'village=dong', 'field=ho-tich', 'group=people'];

/** What the server tells at these addresses; those it refuses are left out. */
export async function toldAt(
  url: string,
  token: string,
  addresses: readonly string[],
): Promise<Readonly<Record<string, Told>>> {
  const told: Record<string, Told> = {};
  for (const address of addresses) {
    const document = await ask(url, token, address);
    if (document) told[address] = document;
  }
  return told;
}

/**
 * What every later version tells the same of a locked period: each count, rate and name, under its hash, and of the same
 * rows nothing. How sure a figure is, why one is not told, how people came and what stands beside it in words may be
 * worked out otherwise.
 */
export function counted(told: Told): Told {
  const reviver = (name: string, value: unknown): unknown => {
    if (workedOut.includes(name)) return undefined;
    return name === 'kind' && value === 'held' ? 'too-few' : value;
  };
  return JSON.parse(JSON.stringify(told), reviver);
}

const workedOut = [
  ...['interval', 'verdict', 'majority', 'minimum', 'excluded', 'mix', 'mixes'],
  ...['weighted', 'conclusion', 'smallestVisible', 'standardised', 'words'],
];
