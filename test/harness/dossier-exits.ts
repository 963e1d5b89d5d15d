import type { FigureExit } from './figure-exits.js';

const dossier = (address: string): FigureExit => ({
  asks: () => [address],
  plain: () => address,
  ...{ campaign: null, takes: [], for: 'see-dossier' },
});

/** What fills itself in the dossier of a year, on its pages, in its papers and in its archive. */
export const dossierExits: Readonly<Record<string, FigureExit>> = {
  'DossierController.show': dossier('/dossier?commune=spring&year=2026'),
  'CriterionController.show': dossier('/dossier/spring/2026/criteria/2.7?lang=vi'),
  'ScoreTableController.show': dossier('/dossier/spring/2026/scores?lang=vi'),
  'DossierFilesController.paper': dossier('/dossier/spring/2026/papers/report.docx?lang=vi'),
  'DossierFilesController.workbook': dossier('/dossier/spring/2026/self-score.xlsx?lang=vi'),
  'ArchiveController.archive': dossier('/api/v1/communes/spring/dossier.zip?year=2026'),
};
