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
};
