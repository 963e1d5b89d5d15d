import type { FigureExit } from './figure-exits.js';

/** What everybody may read once it is approved, and what staff see of it before. */
export const publicExits: Readonly<Record<string, FigureExit>> = {
  'ResultsController.show': {
    asks: () => ['/results/spring', '/results/spring?lang=en', '/results/spring?period=2026-Q3'],
    plain: () => '/results/spring?lang=vi',
    campaign: null,
    takes: ['period'],
    for: 'everybody',
  },
  'ResultsController.card': {
    asks: () => ['/results/spring/card', '/results/spring/card?subject=centre&lang=en'],
    plain: () => '/results/spring/card?lang=vi',
    campaign: null,
    takes: ['period'],
    for: 'everybody',
  },
  'ResultFilesController.json': {
    asks: () => ['/results/spring.json'],
    plain: () => '/results/spring.json?lang=vi',
    campaign: null,
    takes: [],
    for: 'everybody',
  },
  'ResultFilesController.csv': {
    asks: () => ['/results/spring.csv', '/results/spring.csv?lang=en'],
    plain: () => '/results/spring.csv?lang=vi',
    campaign: null,
    takes: [],
    for: 'everybody',
  },
  'ReleasesController.list': {
    asks: () => ['/public-results'],
    plain: () => '/public-results?lang=vi',
    campaign: null,
    takes: [],
    for: 'publish-results',
  },
  'ReleasesController.preview': {
    asks: ({ round, feedback }) =>
      [`${round.id}/all`, `${feedback.id}/2026-Q2`, `${feedback.id}/2026-Q3`].map(
        (of) => `/public-results/${of}/preview`,
      ),
    plain: ({ feedback }) => `/public-results/${feedback.id}/2026-Q3/preview?lang=vi`,
    campaign: 'path',
    takes: [],
    for: 'publish-results',
  },
  'PictureController.page': {
    asks: ({ round, feedback }) =>
      [`${round.id}/all`, `${feedback.id}/2026-Q3`].map((of) => `/public-results/${of}/picture`),
    plain: ({ feedback }) => `/public-results/${feedback.id}/2026-Q3/picture?lang=vi`,
    campaign: 'path',
    takes: [],
    for: 'publish-results',
  },
  'PictureController.picture': {
    asks: ({ round, feedback }) =>
      [`${round.id}/all`, `${feedback.id}/2026-Q3`].map((of) => `/public-results/${of}/picture.png`),
    plain: ({ feedback }) => `/public-results/${feedback.id}/2026-Q3/picture.png?lang=vi`,
    campaign: 'path',
    takes: [],
    for: 'publish-results',
  },
};
