import type { FigureExit } from './figure-exits.js';

/** What leaves in papers: written for programs, read before it is made, and kept as it was made. */
export const documentExits: Readonly<Record<string, FigureExit>> = {
  'ReportApiController.docx': {
    asks: ({ round, feedback }) => [
      `/api/v1/campaigns/${round.id}/report.docx`,
      `/api/v1/campaigns/${feedback.id}/report.docx?period=2026-Q2..2026-Q3&lang=en`,
      `/api/v1/campaigns/${feedback.id}/report.docx?period=2026-Q3&unit=registry`,
    ],
    plain: ({ feedback }) => `/api/v1/campaigns/${feedback.id}/report.docx?lang=vi`,
    ...{ campaign: 'path', takes: ['period'], for: 'see-figures' },
  },
  // No program that makes PDF is there in tests.
  'ReportApiController.pdf': {
    asks: () => [],
    plain: ({ feedback }) => `/api/v1/campaigns/${feedback.id}/report.pdf?lang=vi`,
    ...{ campaign: 'path', takes: ['period'], for: 'see-figures', success: 501 },
  },
  'DraftController.show': {
    asks: ({ round, feedback }) =>
      [
        `/documents/draft/report?campaign=${round.id}&unit=parks`,
        `/documents/draft/report?campaign=${feedback.id}&period=2026-Q2`,
      ].map((address) => `${address}&key=`),
    plain: ({ feedback }) => `/documents/draft/report?campaign=${feedback.id}`,
    ...{ campaign: 'query', takes: ['period'], for: 'see-figures' },
  },
  'DocumentsController.show': {
    asks: ({ document }) => [`/documents/spring/${document}`],
    plain: ({ document }) => `/documents/spring/${document}?lang=vi`,
    ...{ campaign: null, takes: [], for: 'see-figures' },
  },
  'DocumentsController.docx': {
    asks: ({ document }) => [`/documents/spring/${document}/file.docx`],
    plain: ({ document }) => `/documents/spring/${document}/file.docx?lang=vi`,
    ...{ campaign: null, takes: [], for: 'see-figures' },
  },
  'DocumentsController.pdf': {
    asks: () => [],
    plain: ({ document }) => `/documents/spring/${document}/file.pdf?lang=vi`,
    ...{ campaign: null, takes: [], for: 'see-figures', success: 501 },
  },
};
