import { COMMUNE } from './page-year.js';
import type { PageOf } from './pages.js';

/** Pages about what people say, and about letters to them, that tell days. */
export const datedOfFeedback: Readonly<Record<string, PageOf>> = {
  'RegisterController.list': () => ({ path: '/feedback', as: 'officer', today: true }),
  'UnitsController.show': () => ({ path: '/feedback/units', as: 'officer', today: true }),
  'RegisterController.show': () => ({ path: '/feedback/new', as: 'officer', today: true }),
  'VillagesController.list': () => ({ path: '/feedback/villages', as: 'officer' }),
  'VillagesController.digest': () => ({ path: `/feedback/${COMMUNE}/villages/digest`, as: 'officer' }),
  'VillageController.show': () => ({ path: `/feedback/${COMMUNE}/villages/dong`, as: 'officer' }),
  'MattersController.list': () => ({ path: '/opinions', as: 'officer', today: true }),
  'MattersController.show': () => ({ path: '/opinions/new', as: 'officer', today: true }),
  'MatterController.show': ({ matter }) => ({ path: `/opinions/${COMMUNE}/${matter}`, as: 'officer', today: true }),
  'MatterController.edit': ({ matter }) => {
    return { path: `/opinions/${COMMUNE}/${matter}/edit`, as: 'officer', today: true };
  },
  'CaseController.show': ({ entry }) => ({ path: `/feedback/${COMMUNE}/${entry}`, as: 'officer', today: true }),
  'LettersController.list': () => ({ path: '/letters', as: 'officer', today: true }),
  'LettersController.show': ({ letter }) => ({ path: `/letters/${COMMUNE}/${letter}`, as: 'officer', today: true }),
  'NewLetterController.show': () => ({ path: '/letters/new?kind=apology', as: 'officer', today: true }),
  'SlipController.show': ({ entry }) => ({ path: `/feedback/${COMMUNE}/${entry}/slip`, as: 'officer', today: true }),
};

/** Those that tell none. */
export const datelessOfFeedback: Readonly<Record<string, PageOf>> = {
  'ListImportController.show': () => ({ path: '/feedback/import', as: 'officer' }),
  'TellController.list': () => ({ path: `/feedback/${COMMUNE}/told`, as: 'officer' }),
  'TellController.show': () => ({ path: `/feedback/${COMMUNE}/none/tell`, as: 'officer', refused: true }),
  'ToldPictureController.poster': () => ({ path: `/feedback/${COMMUNE}/told/poster`, as: 'officer', refused: true }),
  'ToldPictureController.page': () => ({ path: `/feedback/${COMMUNE}/told/picture`, as: 'officer', refused: true }),
  'MatterController.minutes': ({ matter }) => ({
    path: `/opinions/${COMMUNE}/${matter}/minutes`,
    as: 'officer',
    refused: true,
  }),
  'MatterVillageController.show': ({ matter }) => ({
    path: `/opinions/${COMMUNE}/${matter}/villages/dong`,
    as: 'officer',
  }),
  'ReasonController.show': ({ matter }) => ({
    path: `/opinions/${COMMUNE}/${matter}/reasons/none`,
    as: 'officer',
    refused: true,
  }),
  'HouseholdController.show': () => ({ path: '/o/none', refused: true }),
  'VillagesController.slips': () => ({ path: `/feedback/${COMMUNE}/villages/slips`, as: 'officer' }),
  'VillageController.slip': () => ({ path: `/feedback/${COMMUNE}/villages/dong/slip`, as: 'officer', refused: true }),
  'VillagePageController.show': () => ({ path: '/v/none', refused: true }),
  'TrackingController.show': () => ({ path: '/feedback/track' }),
  'PublicFeedbackController.show': () => ({ path: `/feedback/${COMMUNE}` }),
  'FeedbackSheetController.show': () => ({ path: `/feedback/${COMMUNE}/sheet`, as: 'officer' }),
  'LetterTemplateController.show': () => ({ path: `/letters/${COMMUNE}/templates/thanks`, as: 'officer' }),
};
