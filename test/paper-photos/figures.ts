import type { SheetLayout } from '../../src/photographs/page-layout.js';
import { clopperPearson } from '../../src/statistics/clopper-pearson.js';
import type { PrintedSheet } from './printed-sheets.js';
import { readingOf, type Verdict } from './reading-of.js';
import { type Simulated, simulate } from './simulated.js';

/** So many are read by the geometry of another page as well. */
const OTHERS = 500;

type Counts = { right: number; doubtful: number; wrong: number };

/** Reads so many simulated photographs and prints what came of it. */
export async function figures(sheets: readonly PrintedSheet[], from: number, count: number): Promise<void> {
  const layouts = sheets.map(({ layout }) => layout);
  const tables = new Map<string, Map<string, Counts>>();
  const refused = new Map<string, number>();
  const pages = { accepted: 0, 'taken for another': 0, 'read by the geometry of another': 0, 'tried so': 0 };
  for (let seed = from; seed < from + count; seed += 1) {
    const photo = simulate(sheets, seed);
    const { reading, verdicts, isOther } = await readingOf(photo, layouts);
    if (isOther) pages['taken for another'] += 1;
    if (reading.kind === 'refused') {
      add(refused, reading.reason);
      continue;
    }
    pages.accepted += 1;
    for (const verdict of verdicts) {
      for (const [table, row] of placesOf(photo, verdict)) tally(tables, table, row)[verdict.is] += 1;
      if (verdict.is === 'wrong') console.log('wrong:', seed, photo.taking.light, photo.filled.pen.name, verdict.truth);
    }
    const wrong = pages['tried so'] < OTHERS ? otherGeometry(layouts, photo) : null;
    if (!wrong) continue;
    pages['tried so'] += 1;
    const other = await readingOf(photo, wrong);
    if (other.reading.kind === 'read') pages['read by the geometry of another'] += 1;
  }
  console.log(`photographs of the seeds ${from} to ${from + count - 1}`);
  console.table({ pages, refused: Object.fromEntries(refused) });
  for (const [name, rows] of tables) {
    console.log(name);
    console.table(Object.fromEntries([...rows].map(([row, counts]) => [row, told(counts)])));
  }
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function tally(tables: Map<string, Map<string, Counts>>, table: string, row: string): Counts {
  const rows = tables.get(table) ?? new Map<string, Counts>();
  tables.set(table, rows);
  const counts = rows.get(row) ?? { right: 0, doubtful: 0, wrong: 0 };
  rows.set(row, counts);
  return counts;
}

function placesOf(
  { taking, filled }: Simulated,
  { truth }: Verdict,
): readonly (readonly [table: string, row: string])[] {
  const isFaint = filled.pen.name === 'faint pencil';
  const kind = truth.kind === 'single' && isFaint ? 'single, faint pencil' : truth.kind;
  const { tilt, shape } = taking.pose;
  const megapixels = (taking.size.width * taking.size.height) / 1e6;
  const places = [
    ['all', 'all'],
    ['answer', kind],
  ] as [string, string][];
  if (truth.kind !== 'single') return places;
  return [
    ...places,
    ['style of a single mark', truth.style ?? ''],
    ['pen', filled.pen.name],
    ['angle', tilt < 15 ? 'to 15°' : tilt < 25 ? '15 to 25°' : '25 to 35°'],
    ['light', taking.light],
    ['sharpness', taking.blur],
    ['paper', shape],
    ['megapixels', megapixels < 2 ? '1 to 2' : megapixels < 5 ? '2 to 5' : '5 to 12'],
  ];
}

function told({ right, doubtful, wrong }: Counts): Record<string, string | number> {
  const certain = right + wrong;
  const all = certain + doubtful;
  const bound =
    certain === 0 ? 1 : clopperPearson({ rate: wrong / certain, effectiveBase: certain, confidence: 0.9 }).upper;
  return {
    ...{ right, doubtful, wrong },
    'doubtful, %': ((doubtful / all) * 100).toFixed(1),
    'wrong of the certain, at most (95 %), %': (bound * 100).toFixed(3),
  };
}

/** The layouts as if every page were printed like another one; null where there is none. */
function otherGeometry(layouts: readonly SheetLayout[], { seed, which }: Simulated): readonly SheetLayout[] | null {
  const own = which.sheet.layout.pages[which.page - 1];
  const all = layouts.flatMap(({ pages }) => pages).filter((page) => page !== own);
  const other = all[seed % all.length];
  if (!other) return null;
  return layouts.map((layout) => ({ ...layout, pages: layout.pages.map(() => other) }));
}
