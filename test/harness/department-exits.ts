import type { Figure } from '../../src/figures/figure.js';
import { formatRate } from '../../src/formatting/numbers.js';
import { readXlsx } from '../../src/paper/import-xlsx.js';
import { ZipEntries } from '../../src/paper/zip-entries.js';
import { dossierExits } from './dossier-exits.js';
import type { SignedIn } from './sign-in.js';

/** A locked period of a campaign that is divided by departments. */
export interface ToldPeriod {
  readonly commune: string;
  readonly campaign: string;
  readonly subject: string;
  /** `all` for a round */
  readonly period: string;
}

export interface Department {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
  /** null for bodies of the vertical system */
  readonly target: number | null;
}

/** What is said of one department: `91,3%`, on which side of the target, and whether that is certain. */
export interface Said {
  readonly rate: string | null;
  readonly met: boolean | null;
  readonly certain: boolean | null;
}

/** Asks an exit for one department of a period, and reads what it says. */
type Exit = (reader: SignedIn, of: ToldPeriod, department: Department) => Promise<Said | null>;

/** What the figures themselves say. */
export function saidBy({ figure, target }: Department): Said {
  if (figure.kind !== 'rate') return { rate: null, met: null, certain: null };
  const { meetsTarget: met, verdict } = figure;
  const certain = met === null ? null : verdict === 'met' || verdict === 'not-met';
  return { rate: formatRate(figure.rate, { language: 'vi', target }), met, certain };
}

/** Where departments are told one by one, by the handler that answers; null where one is not named. */
export const departmentExits: Readonly<Record<string, Exit>> = {
  'DashboardController.show': async (reader, of, { label }) => {
    const card = new RegExp(`aria-labelledby="card-${of.subject}"[\\s\\S]*?</table>`);
    return rowIn(await partOf(reader, `/dashboard?${addressOf(of)}`, card), label);
  },
  'DashboardController.section': async (reader, of, { label }) =>
    rowIn(
      await partOf(reader, `/dashboard/units?${addressOf(of)}`, /aria-labelledby="units-title"[\s\S]*?<\/table>/),
      label,
    ),
  'DashboardController.department': async (reader, of, { key }) => {
    const verdict =
      /<section class="card department"[\s\S]*?<p class="lead">[\s\S]*?<\/p>(\s*<p class="small-text"><span class="certainty[\s\S]*?<\/span>)?/;
    return saidIn(wordsOf(await partOf(reader, `/dashboard/units/${key}?${addressOf(of)}`, verdict)));
  },
  'DashboardController.tables': async (reader, of, { label }) => {
    const table = /aria-labelledby="table-title"[\s\S]*?<\/table>/;
    return rowIn(await partOf(reader, `/dashboard/tables?by=department&${addressOf(of)}`, table), label);
  },
  'FilesController.chart': async (reader, of, { label, target }) => {
    const lines = await partOf(reader, `/dashboard/charts/units.csv?${addressOf(of)}`);
    return linesIn(lines, (line) => line.startsWith(`${label};`), target)[0] ?? null;
  },
  /** It names those that are under the target. */
  'FilesController.summary': async (reader, of, { label }) => {
    const about = of.subject === 'centre' ? 'TRUNG TÂM' : 'HOẠT ĐỘNG';
    const card = new RegExp(`HÀI LÒNG VỚI ${about}[\\s\\S]*?(?=HÀI LÒNG VỚI|CẦN QUAN TÂM)`);
    const [below = ''] =
      /Dưới mục tiêu: .*/.exec(await partOf(reader, `/dashboard/summary?${addressOf(of)}`, card)) ?? [];
    const named = below
      .slice('Dưới mục tiêu: '.length)
      .split('; ')
      .find((one) => one.startsWith(`${label} `));
    if (named === undefined) return null;
    return { ...saidIn(named), met: false, certain: named.includes('đủ căn cứ') };
  },
  'ReleasesController.preview': async (reader, { campaign, period }, { label }) => {
    const list = /<h3>Theo đơn vị[\s\S]*?<\/ul>/;
    return rowIn(await partOf(reader, `/public-results/${campaign}/${period}/preview`, list), label);
  },
  'ResultFilesController.json': async (reader, { commune, campaign, period }, { key }) => {
    const { results } = JSON.parse(await partOf(reader, `/results/${commune}.json`)) as Released;
    const own = results.find((one) => one.campaign === campaign && one.period === period);
    const row = own?.departments.find((one) => one.key === key);
    return row ? saidBy(row) : null;
  },
  'TableController.table': async (reader, { campaign, period }, { label, target }) => {
    const asked = period === 'all' ? '' : `period=${period}`;
    const rows = await workbookOf(reader, `/api/v1/campaigns/${campaign}/table.xlsx?${asked}`, 1);
    const row = rows.find(([, by, name]) => by === 'Đơn vị' && name === label);
    const [rate = '', , , verdict = ''] = row?.slice(7) ?? [];
    return row ? saidIn(`${percentOf(rate, target)} ${verdict}`) : null;
  },
  /** Its lines name the period in words: the line that says the same, if there is one. */
  'ResultFilesController.csv': async (reader, { commune }, department) => {
    const named = `;Đơn vị;${department.label};`;
    const all = linesIn(
      await partOf(reader, `/results/${commune}.csv`),
      (line) => line.includes(named),
      department.target,
      COLUMNS_OF_LOCK,
    );
    const { rate } = saidBy(department);
    return all.find((said) => said.rate === rate) ?? all[0] ?? null;
  },
};

interface Released {
  readonly results: readonly {
    readonly campaign: string;
    readonly period: string;
    readonly departments: readonly Department[];
  }[];
}

/** Exits of figures that name no departments, or the same as another of the same room. */
export const otherExits: readonly string[] = [
  // With its figures the others are compared.
  'FiguresController.satisfaction',
  ...['FiguresController.distribution', 'FiguresController.change', 'DashboardController.compare'],
  ...['MethodController.method', 'CityController.show', 'CityFiguresController.satisfaction'],
  ...['FilesController.picture', 'PictureController.page', 'PictureController.picture'],
  ...['ReleasesController.list', 'ResultsController.show', 'ResultsController.card'],
  // Rows are of people.
  ...['RowFilesController.csv', 'RowFilesController.workbook', 'RowFilesController.codeBook'],
  // A spec of their own compares papers with the figures.
  ...['ReportApiController.docx', 'ReportApiController.pdf', 'DraftController.show'],
  ...['DocumentsController.show', 'DocumentsController.docx', 'DocumentsController.pdf'],
  // Of a whole survey.
  ...Object.keys(dossierExits),
  // Of the whole Centre, and its fields.
  ...['QuarterController.show', 'QuarterFilesController.quarter', 'QuarterFilesController.month'],
];

function addressOf({ commune, subject, campaign, period }: ToldPeriod): string {
  return String(new URLSearchParams({ commune, subject, campaign, period: period === 'all' ? '' : period }));
}

/** A part of a page as it is sent; each page is asked for once, whatever is read of it. */
async function partOf(reader: SignedIn, path: string, part = /[\s\S]*/): Promise<string> {
  const known = pages.get(reader) ?? new Map<string, Promise<string>>();
  pages.set(reader, known);
  const page = known.get(path) ?? textOf(reader, path);
  known.set(path, page);
  return part.exec(await page)?.[0] ?? '';
}

const pages = new WeakMap<SignedIn, Map<string, Promise<string>>>();

async function textOf(reader: SignedIn, path: string): Promise<string> {
  const answer = await reader.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

/** What lines of a file say: from the end the rate, its two bounds, and the verdict. */
/** The day of the lock and the hash of its data come last. */
const COLUMNS_OF_LOCK = 2;

/** @param more columns after those of the figure */
function linesIn(file: string, wanted: (line: string) => boolean, target: number | null, more = 0): readonly Said[] {
  const lines = file.split(/\r?\n/).filter(wanted);
  return lines.map((line) => {
    const cells = line.split(';');
    const [rate = '', , , verdict = ''] = cells.slice(-4 - more, cells.length - more);
    return saidIn(`${percentOf(rate.replace(',', '.'), target)} ${verdict}`);
  });
}

function percentOf(rate: string, target: number | null): string {
  return rate === '' ? '' : formatRate(Number(rate), { language: 'vi', target });
}

/** The rows of a sheet of a workbook, each read once. */
function workbookOf(reader: SignedIn, path: string, sheet: number): Promise<Sheet> {
  const known = workbooks.get(path) ?? sheetOf(reader, path, sheet);
  workbooks.set(path, known);
  return known;
}

type Sheet = readonly (readonly string[])[];

const workbooks = new Map<string, Promise<Sheet>>();

async function sheetOf(reader: SignedIn, path: string, sheet: number): Promise<Sheet> {
  const file = Buffer.from(await (await reader.get(path)).arrayBuffer());
  return readXlsx(new ZipEntries(file, 10_000_000), sheet).rows.map(({ cells }) => cells);
}

/** The row of a table or list in which a department stands. */
function rowIn(part: string, label: string): Said | null {
  const row = part.split(/<\/tr>|<\/li>/).find((one) => one.replace(/\s+</g, '<').includes(`>${label}<`));
  return row === undefined ? null : saidIn(wordsOf(row));
}

function wordsOf(part: string): string {
  return part.replace(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

/** Both readings, in the few words of a list as in the sentences of a page. */
function saidIn(words: string): Said {
  const [rate = null] = /\d+(,\d+)?%/.exec(words) ?? [];
  const met = /CHƯA ĐẠT/.test(words) ? false : /ĐẠT/.test(words) ? true : null;
  const certain = met === null ? null : !/chưa đủ căn cứ/i.test(words);
  return { rate, met, certain };
}
