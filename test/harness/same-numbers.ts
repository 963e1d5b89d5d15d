import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Satisfaction } from '../../src/figures/satisfaction.js';
import { formatCount, formatInterval, formatRate } from '../../src/formatting/numbers.js';
import { readXlsx } from '../../src/paper/import-xlsx.js';
import { ZipEntries } from '../../src/paper/zip-entries.js';
import { words } from './page-words.js';
import type { SignedIn } from './sign-in.js';
import { readPaper } from './told-paper.js';

/** A published period as it is asked for, with or without a filter. */
export interface Asked {
  readonly commune: string;
  readonly campaign: string;
  /** `all` of a round; of continuous feedback one locked period, or several: `2026-Q2..2026-Q3`. */
  readonly period: string;
  readonly filter: readonly [name: string, key: string] | null;
}

type Group = Satisfaction['groups'][number];
/** Rows of some table, cell by cell. */
type Rows = readonly (readonly string[])[];

/** What the breakdowns are called in workbooks. */
export const breakdowns = { department: 'Đơn vị', element: 'Yếu tố', channel: 'Nơi trả lời' } as const;
export type Breakdown = keyof typeof breakdowns;

export const isSeveral = ({ period }: Asked): boolean => period.includes('..');

function addressOf({ period, filter }: Asked): string {
  const [from = '', to = ''] = period.split('..').map(monthsOf);
  const span = `from=${from.slice(0, 7)}&to=${to.slice(-7)}`;
  const of = isSeveral({ period } as Asked) ? span : period === 'all' ? '' : `period=${period}`;
  return `${of}${filter ? `&${filter[0]}=${filter[1]}` : ''}`;
}

function monthsOf(period: string): string {
  const [year = '', quarter] = period.split('-Q');
  if (quarter === undefined) return `${period}..${period}`;
  const month = (of: number): string => `${year}-${String(of).padStart(2, '0')}`;
  return `${month(Number(quarter) * 3 - 2)}..${month(Number(quarter) * 3)}`;
}

/** What the API says; null where it may not be told that way. */
export async function byApi(reader: SignedIn, asked: Asked, by: string): Promise<Satisfaction | null> {
  const answer = await reader.get(`/api/v1/campaigns/${asked.campaign}/satisfaction?by=${by}&${addressOf(asked)}`, {
    accept: 'application/json',
  });
  return answer.ok ? ((await answer.json()) as Satisfaction) : null;
}

/** Rows of the table page. */
export async function onPage(reader: SignedIn, asked: Asked, by: string): Promise<Rows> {
  const { commune, campaign, period, filter } = asked;
  const chosen = `${period === 'all' ? '' : `&period=${period}`}${filter ? `&filter=${filter.join(':')}` : ''}`;
  const html = await (
    await reader.get(`/dashboard/tables?commune=${commune}&campaign=${campaign}&by=${by}${chosen}`)
  ).text();
  const [table = ''] = /aria-labelledby="table-title"[\s\S]*?<\/section>/.exec(html) ?? [];
  return [...table.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => [words(row)]);
}

/** Lines of the chart's file: name, state, satisfied, base, respondents, rate … */
export async function inCsv(reader: SignedIn, { commune, campaign, period }: Asked): Promise<Rows> {
  const of = `commune=${commune}&campaign=${campaign}${period === 'all' ? '' : `&period=${period}`}`;
  const answer = await reader.get(`/dashboard/charts/units.csv?${of}`);
  return answer.ok ? (await answer.text()).split('\n').map((line) => line.split(';')) : [];
}

/** Rows of each sheet. */
export async function inWorkbook(reader: SignedIn, asked: Asked): Promise<ReadonlyMap<string, Rows>> {
  const answer = await reader.get(`/api/v1/campaigns/${asked.campaign}/table.xlsx?${addressOf(asked)}`);
  const file = Buffer.from(await answer.arrayBuffer());
  const entries = (): ZipEntries => new ZipEntries(file, 20_000_000);
  const { sheets } = readXlsx(entries(), 0);
  return new Map(sheets.map((name, index) => [name, readXlsx(entries(), index).rows.map(({ cells }) => cells)]));
}

export async function inReport(reader: SignedIn, { campaign, period }: Asked): Promise<Rows> {
  const of = period === 'all' ? '' : `?period=${period}`;
  const answer = await reader.get(`/api/v1/campaigns/${campaign}/report.docx${of}`);
  return readPaper(Buffer.from(await answer.arrayBuffer())).rows;
}

const READER = '/usr/bin/pdftotext';

/** The words of the report as PDF, each space one; null where no program is there that reads one. */
export async function inPdf(reader: SignedIn, { campaign, period }: Asked): Promise<string | null> {
  if (!existsSync(READER)) return null;
  const of = period === 'all' ? '' : `?period=${period}`;
  const answer = await reader.get(`/api/v1/campaigns/${campaign}/report.pdf${of}`);
  if (answer.status === 501) return null;
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-pdf-'));
  const file = join(folder, 'report.pdf');
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const text = execFileSync(READER, ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 50_000_000 });
  rmSync(folder, { recursive: true, force: true });
  return text.normalize('NFC').replace(/[\s\u00a0]+/g, ' ');
}

/** Groups with a rate. */
export function ratedIn(told: Satisfaction | null): readonly Group[] {
  return (told?.groups ?? []).filter(({ figure }) => figure.kind === 'rate');
}

/** How a figure with a rate is written for people: `46/54`, `85,1%`, `74,9% – 92,2%`. */
export function written({ figure, target }: Group): {
  readonly counts: string;
  readonly rate: string;
  readonly interval: string;
} {
  if (figure.kind !== 'rate') throw new Error('It has no rate');
  const count = (number: number): string => formatCount(number, 'vi');
  return {
    counts: `${count(figure.satisfied)}/${count(figure.base)}`,
    rate: formatRate(figure.rate, { language: 'vi', target }),
    interval: formatInterval(figure.interval, { language: 'vi', target }),
  };
}

/** The rates of groups that no row tells, each with the counts and the rate beside its name. */
export function missingIn(rows: Rows, groups: readonly Group[]): readonly string[] {
  return groups.flatMap((group) => {
    const { counts, rate } = written(group);
    const isTold = rows.some((row) => {
      const text = row.join(' ');
      return text.includes(group.label) && text.includes(counts) && text.includes(rate);
    });
    return isTold ? [] : [`${group.label} ${counts} ${rate}`];
  });
}

/** The same of rows that hold numbers, from a column on: satisfied, base, respondents, rate. */
export function missingAsNumbers(
  rows: Rows,
  groups: readonly Group[],
  at: { name: number; counts: number },
): readonly string[] {
  const number = (text: string | undefined): number => Number(String(text ?? '').replace(',', '.'));
  return groups.flatMap(({ key, label, figure }) => {
    if (figure.kind !== 'rate') return [];
    const expected = [figure.satisfied, figure.base, figure.respondents, figure.rate];
    const isTold = rows.some(
      (row) =>
        [key, label].includes(row[at.name] ?? '') &&
        expected.every((value, index) => Math.abs(number(row[at.counts + index]) - value) < 1e-12),
    );
    return isTold ? [] : [`${label} ${expected.join(' ')}`];
  });
}
