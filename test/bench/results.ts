import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { isMet, type Row, type Wanted } from './row.js';
import type { Spread } from './spread.js';

/** One run of the bench, as it is kept. */
export interface Results {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
}

export function resultsOf(rows: readonly Row[]): Results {
  const [core] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} cores (${core?.model ?? 'unknown'}), ${gigabytes} GiB, ${process.platform}`;
  const packages = ['@nestjs/core', 'fastify', 'typeorm', 'better-sqlite3', 'survey-core'];
  const versions = Object.fromEntries(packages.map((name) => [name, versionOf(name)]));
  return {
    date: new Date().toISOString().slice(0, 10),
    machine,
    versions: { node: process.version, ...versions },
    rows,
  };
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string };
  return version;
}

/** The table of `test/bench/README.md`: what, product, anchor, ratio, goal. Ranges stand in brackets. */
export function asMarkdown({ date, machine, versions, rows }: Results): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const lines = rows.map((row) => `| ${cellsOf(row).join(' | ')} |`);
  const notes = rows.filter(({ note }) => note).map(({ what, note }) => `- ${what}: ${note}`);
  return [
    `${date}; ${machine}; ${named.join(', ')}. Medians, with the range of the runs.`,
    '',
    '| # | what | product | anchor | ratio | goal | reached |',
    '| --- | --- | ---: | ---: | ---: | --- | --- |',
    ...lines,
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

function cellsOf(row: Row): readonly string[] {
  const { goal, what, unit, product, anchor, anchorName, ratio, wanted } = row;
  const met = isMet(row);
  return [
    goal === null ? '' : String(goal),
    what,
    `${inWords(product)} ${unit}`.trim(),
    anchor ? `${anchorName}: ${inWords(anchor)}` : '–',
    ratio ? inWords(ratio) : '–',
    wanted ? wantedInWords(wanted, unit) : 'reported',
    met === null ? '' : met ? 'yes' : '**no**',
  ];
}

function wantedInWords({ of, atLeast, atMost }: Wanted, unit: string): string {
  const limits = [
    ...(atLeast === undefined ? [] : [`≥ ${digits(atLeast)}`]),
    ...(atMost === undefined ? [] : [`≤ ${digits(atMost)}`]),
  ];
  return `${limits.join(', ')}${of === 'product' ? ` ${unit}` : ''}`.trim();
}

function inWords({ median, lowest, highest }: Spread): string {
  return lowest === highest ? digits(median) : `${digits(median)} [${digits(lowest)}–${digits(highest)}]`;
}

/** Three digits that matter. */
function digits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(value < 0.1 ? 2 : 3)));
}

/** Writes the table beside the bench, as JSON and as Markdown. */
export function writeResults(results: Results, name: 'results' | 'results-scale'): void {
  writeFileSync(`test/bench/${name}.json`, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(`test/bench/${name}.md`, `${asMarkdown(results)}\n`);
}
