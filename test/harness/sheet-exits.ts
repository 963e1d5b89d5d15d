import type { FigureExit } from './figure-exits.js';

/** Spreadsheets and rows. */
export const sheetExits: Readonly<Record<string, FigureExit>> = {
  'TableController.table': {
    asks: ({ round, feedback }) => [
      `/api/v1/campaigns/${round.id}/table.xlsx`,
      `/api/v1/campaigns/${feedback.id}/table.xlsx?period=2026-Q2`,
      `/api/v1/campaigns/${feedback.id}/table.xlsx?period=2026-Q3&lang=en`,
      `/api/v1/campaigns/${feedback.id}/table.xlsx?from=2026-04&to=2026-09`,
      `/api/v1/campaigns/${feedback.id}/table.xlsx?period=2026-Q3&department=registry`,
    ],
    plain: ({ feedback }) => `/api/v1/campaigns/${feedback.id}/table.xlsx?lang=vi`,
    campaign: 'path',
    takes: ['period', 'filters'],
    for: 'see-figures',
  },
  'QuarterController.show': {
    asks: () => [
      '/documents/quarter?commune=spring&quarter=2026-Q2',
      '/documents/quarter?commune=spring&quarter=2026-Q3',
    ],
    plain: () => '/documents/quarter?commune=spring&quarter=2026-Q3',
    campaign: null,
    takes: [],
    for: 'see-figures',
  },
  'QuarterFilesController.quarter': {
    asks: () => ['2026-Q2', '2026-Q3'].map((quarter) => `/api/v1/communes/spring/quarter.xlsx?quarter=${quarter}`),
    plain: () => '/api/v1/communes/spring/quarter.xlsx?quarter=2026-Q3',
    campaign: null,
    takes: [],
    for: 'see-figures',
  },
  'QuarterFilesController.month': {
    asks: () => ['2026-05', '2026-07'].map((month) => `/api/v1/communes/spring/month.xlsx?period=${month}`),
    plain: () => '/api/v1/communes/spring/month.xlsx?period=2026-07',
    campaign: null,
    takes: [],
    for: 'see-figures',
  },
  ...Object.fromEntries(
    (
      [
        ['csv', 'responses.csv'],
        ['workbook', 'responses.xlsx'],
        ['codeBook', 'codebook.xlsx'],
      ] as const
    ).map(([handler, file]) => [`RowFilesController.${handler}`, rowsAs(file)]),
  ),
};

function rowsAs(file: string): FigureExit {
  return {
    asks: ({ round, feedback }) => [
      `/api/v1/campaigns/${round.id}/${file}`,
      ...['2026-Q2', '2026-Q3'].map((period) => `/api/v1/campaigns/${feedback.id}/${file}?period=${period}`),
    ],
    plain: ({ feedback }) => `/api/v1/campaigns/${feedback.id}/${file}?lang=vi`,
    campaign: 'path',
    takes: ['period'],
    for: 'export-rows',
  };
}
