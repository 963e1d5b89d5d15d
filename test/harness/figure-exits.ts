import type { Right } from '../../src/access/staff.js';
import { charts, sectionNames } from '../../src/dashboard/sections.js';
import { documentExits } from './document-exits.js';
import { dossierExits } from './dossier-exits.js';
import { publicExits } from './public-exits.js';
import { sheetExits } from './sheet-exits.js';
import type { ToldYear } from './told-year.js';

/** One way in which figures leave the server. */
export interface FigureExit {
  /** What it is asked for by one who wants to see everything, and who is answered. */
  readonly asks: (year: ToldYear) => readonly string[];
  /** One of them that is answered with figures, of the usual period. */
  readonly plain: (year: ToldYear) => string;
  /** Of whom it tells: by what it names the campaign in its address; null where it tells of a commune. */
  readonly campaign: 'path' | 'query' | null;
  /** Whether a period, and whether a part of the respondents, may be chosen. */
  readonly takes: readonly ('period' | 'filters')[];
  readonly for: Right | 'everybody';
  /** What it answers who may see it; 200 unless given. */
  readonly success?: number;
}

/** By the handler that answers. Whoever adds a way for figures to leave adds it here, and it is tested with the rest. */
export const figureExits: Readonly<Record<string, FigureExit>> = {
  'FiguresController.satisfaction': {
    asks: (year) =>
      periodsOf(year).flatMap(([id, period]) =>
        breakdowns.flatMap((by) =>
          (crossed.includes(by) ? filters : ['']).map(
            (filter) => `/api/v1/campaigns/${id}/satisfaction?by=${by}&${filter}&${period}`,
          ),
        ),
      ),
    plain: ({ feedback }) => `/api/v1/campaigns/${feedback.id}/satisfaction?by=channel`,
    campaign: 'path',
    takes: ['period', 'filters'],
    for: 'see-figures',
  },
  'FiguresController.distribution': {
    asks: (year) =>
      periodsOf(year).flatMap(([id, period]) =>
        filters.map((filter) => `/api/v1/campaigns/${id}/distribution?${filter}&${period}`),
      ),
    plain: ({ feedback }) => `/api/v1/campaigns/${feedback.id}/distribution?by=question`,
    campaign: 'path',
    takes: ['period', 'filters'],
    for: 'see-figures',
  },
  'FiguresController.change': {
    asks: ({ feedback }) => [`/api/v1/campaigns/${feedback.id}/change?from=2026-Q2&to=2026-Q3`],
    plain: ({ feedback }) => `/api/v1/campaigns/${feedback.id}/change?from=2026-Q2&to=2026-Q3`,
    campaign: 'path',
    takes: [],
    for: 'see-figures',
  },
  'DashboardController.show': {
    asks: () =>
      ['', 'subject=centre', 'subject=administration', 'subject=centre&period=2026-Q2'].map(
        (query) => `/dashboard?${query}`,
      ),
    plain: () => '/dashboard?commune=spring',
    campaign: 'query',
    takes: ['period'],
    for: 'see-figures',
  },
  'DashboardController.section': {
    asks: () =>
      sectionNames.flatMap((name) =>
        ['subject=centre', 'subject=administration', 'subject=centre&period=2026-Q2'].map(
          (query) => `/dashboard/${name}?${query}`,
        ),
      ),
    plain: () => '/dashboard/units?commune=spring',
    campaign: 'query',
    takes: ['period'],
    for: 'see-figures',
  },
  'DashboardController.department': {
    asks: () =>
      ['registry', 'parks', 'tax', 'centre'].flatMap((unit) =>
        ['subject=centre', 'subject=administration', 'subject=centre&period=2026-Q2'].map(
          (query) => `/dashboard/units/${unit}?${query}`,
        ),
      ),
    plain: () => '/dashboard/units/registry?commune=spring',
    campaign: 'query',
    takes: ['period'],
    for: 'see-figures',
  },
  'DashboardController.compare': {
    asks: ({ feedback }) => [
      ...['subject=centre', 'subject=administration', `campaign=${feedback.id}&period=2026-Q2`].map(
        (query) => `/dashboard/compare?${query}`,
      ),
      ...pairs.map(([unit, other]) => `/dashboard/compare?subject=centre&unit=${unit}&other=${other}`),
    ],
    plain: () => '/dashboard/compare?commune=spring',
    campaign: 'query',
    takes: ['period'],
    for: 'see-figures',
  },
  'DashboardController.tables': {
    asks: (year) =>
      periodsOf(year).flatMap(([id, , quarter]) =>
        breakdowns.flatMap((by) =>
          ['', 'field:ho-tich', 'village:dong'].map(
            (filter) => `/dashboard/tables?campaign=${id}&by=${by}&filter=${filter}&period=${quarter}`,
          ),
        ),
      ),
    plain: ({ feedback }) => `/dashboard/tables?campaign=${feedback.id}&by=channel`,
    campaign: 'query',
    takes: ['period'],
    for: 'see-figures',
  },
  'MethodController.method': {
    asks: (year) =>
      periodsOf(year).flatMap(([id, period]) => [
        `/dashboard/method?campaign=${id}&${period}`,
        ...['department', 'field', 'village', 'element', 'question'].flatMap((by) =>
          ['registry', 'parks', 'tax', 'ho-tich', 'dong', 'A01', 'G', 'E1', '_merged'].map(
            (key) => `/dashboard/method?campaign=${id}&by=${by}&key=${key}&${period}`,
          ),
        ),
      ]),
    plain: ({ feedback }) => `/dashboard/method?campaign=${feedback.id}`,
    campaign: 'query',
    takes: ['period', 'filters'],
    for: 'see-figures',
  },
  'FilesController.chart': {
    asks: (year) =>
      periodsOf(year).flatMap(([id, , quarter]) =>
        [...charts.keys()].flatMap((name) =>
          (name === 'units' ? ['csv', 'svg', 'png'] : ['csv', 'svg']).map(
            (kind) =>
              `/dashboard/charts/${name}.${kind}?campaign=${id}&period=${overTime.includes(name) ? '' : quarter}`,
          ),
        ),
      ),
    plain: ({ feedback }) => `/dashboard/charts/units.csv?campaign=${feedback.id}`,
    campaign: 'query',
    takes: ['period'],
    for: 'see-figures',
  },
  'CityController.show': {
    asks: () => ['/city', '/city?subject=centre', '/city?subject=centre&period=2026-Q2'],
    plain: () => '/city?subject=centre',
    campaign: null,
    takes: [],
    for: 'see-city',
  },
  'CityFiguresController.satisfaction': {
    asks: () =>
      ['subject=administration', 'subject=centre', 'subject=centre&period=2026-Q2'].map(
        (query) => `/api/v1/city/satisfaction?${query}`,
      ),
    plain: () => '/api/v1/city/satisfaction?subject=centre',
    campaign: null,
    takes: [],
    for: 'see-city',
  },
  'FilesController.summary': {
    asks: () => ['/dashboard/summary', '/dashboard/summary?subject=centre&period=2026-Q2'],
    plain: () => '/dashboard/summary?commune=spring',
    campaign: 'query',
    takes: ['period'],
    for: 'see-figures',
  },
  'FilesController.picture': {
    asks: () => ['/dashboard/summary.png', '/dashboard/summary.png?subject=centre&period=2026-Q2'],
    plain: () => '/dashboard/summary.png?commune=spring',
    campaign: 'query',
    takes: ['period'],
    for: 'see-figures',
  },
  ...documentExits,
  ...dossierExits,
  ...publicExits,
  ...sheetExits,
};

const breakdowns = [
  ...['', 'receiving-unit', 'department', 'village', 'field', 'channel', 'assisted', 'way', 'group'],
  ...['month', 'quarter', 'age', 'sex', 'weekday', 'counter', 'element', 'question'],
];
/** Breakdowns that are asked with a filter as well. */
const crossed = ['', 'department', 'field', 'channel', 'element', 'question'];
const filters = [
  ...['', 'channel=qr', 'field=ho-tich', 'department=registry', 'department=parks'],
  ...['village=dong', 'receiving-unit=centre'],
];
const pairs = [
  ['registry', 'parks'],
  ['parks', 'tax'],
] as const;
const overTime: readonly string[] = ['months', 'quarters', 'rounds'];

/** Campaigns with a period as programs ask for it, and as pages do. */
function periodsOf({ round, feedback }: ToldYear): readonly (readonly [id: string, months: string, quarter: string])[] {
  return [
    [round.id, '', ''],
    [feedback.id, 'from=2026-04&to=2026-06', '2026-Q2'],
    [feedback.id, 'from=2026-07&to=2026-09', '2026-Q3'],
    [feedback.id, 'from=2026-04&to=2026-09', '2026-Q3'],
  ];
}
