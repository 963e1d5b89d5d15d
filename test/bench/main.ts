import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, parseArgs } from 'node:util';
import type { Effort, Part } from './bench.js';
import { comparison } from './comparison.js';
import { dashboardPart } from './parts/dashboard.js';
import { formPart } from './parts/form.js';
import { memoryPart } from './parts/memory.js';
import { papersPart } from './parts/papers.js';
import { postgresPart } from './parts/postgres.js';
import { profilePart } from './parts/profile.js';
import { scalePart } from './parts/scale.js';
import { submitPart } from './parts/submit.js';
import { asMarkdown, type Results, resultsOf, writeResults } from './results.js';
import type { Row } from './row.js';

const parts: Readonly<Record<string, Part>> = {
  form: formPart,
  submit: submitPart,
  dashboard: dashboardPart,
  memory: memoryPart,
  papers: papersPart,
  postgres: postgresPart,
};

/**
 * Run only where they are named: `scale` makes ten million responses first, and has a table of its own; `profile` says
 * where the time of one response goes.
 */
const apart: Readonly<Record<string, Part>> = { scale: scalePart, profile: profilePart };

const full: Effort = { rounds: 5, pages: 15, seconds: 3 };
const trial: Effort = { rounds: 1, pages: 2, seconds: 1 };

// npm run bench -- [part …] [compare FILE] [--trial]
const { values, positionals } = parseArgs({
  options: { trial: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const compareAt = positionals.indexOf('compare');
const file = compareAt < 0 ? undefined : positionals.splice(compareAt, 2)[1];
if (compareAt >= 0 && file === undefined) throw new Error('compare takes the results.json of an earlier run');
// Read first: the earlier run may be the file that this one writes.
const earlier = file === undefined ? null : (JSON.parse(readFileSync(file, 'utf8')) as Results);
const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
const all = { ...parts, ...apart };
const unknown = chosen.filter((name) => !(name in all));
if (unknown.length > 0) throw new Error(`Parts are ${Object.keys(all).join(', ')}; not ${unknown.join(', ')}`);

const folder = mkdtempSync(join(tmpdir(), 'hai-long-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const rows: Row[] = [];
for (const name of chosen) {
  const say = (what: string): boolean => process.stderr.write(`${name}: ${what}\n`);
  try {
    rows.push(...((await all[name]?.({ folder, effort: values.trial ? trial : full, say })) ?? []));
  } catch (error) {
    // The other parts are worth having; this one counts as failed.
    say(`failed: ${inspect(error)}`);
    process.exitCode = 1;
  }
}
const results = resultsOf(rows);
process.stdout.write(`${asMarkdown(results)}\n`);
// Neither a trial nor a single part replaces the table of a whole run.
const kept = positionals.length === 0 ? 'results' : chosen.join() === 'scale' ? 'results-scale' : null;
if (!values.trial && kept !== null && process.exitCode === undefined) writeResults(results, kept);
if (earlier) process.stdout.write(`\n${comparison(earlier, results)}\n`);
