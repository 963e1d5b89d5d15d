import { type Cell, csvOf, figureRows } from '../dashboard/chart-file.js';
import type { ToldFeedback } from '../feedback/told-feedback.entity.js';
import type { Figure } from '../figures/figure.js';
import { type Language, translate } from '../formatting/languages.js';
import type { CommuneName, ReleasedResult } from './locked-result.js';
import { periodWords, subjectTitle } from './results-page.view-model.js';

/** What a commune shows, for programs: every released result with its departments, elements and questions. */
export function toResultsJson(
  commune: CommuneName,
  released: readonly ReleasedResult[],
  told: readonly ToldFeedback[],
) {
  return {
    commune: commune.key,
    results: released.map(({ result, ...decided }) => {
      const { campaignId: campaign, campaignName: name, commune: _, own, ...told } = result;
      return { campaign, name, ...decided, ...told };
    }),
    feedback: told.map(({ said, done, doneBy, toldOn }) => ({ said, done, doneBy, toldOn })),
  };
}

/** The same as one table: a line for each headline, department, element and question, with what it was published of. */
export function toResultsCsv(released: readonly ReleasedResult[], language: Language): string {
  const say = (key: string): string => translate(language, `publicResults.${key}`);
  const [headings = []] = figureRows([], language);
  const rows = released.flatMap(({ result }) => {
    const published = [result.lockedOn, result.dataHash];
    const about = [subjectTitle(result, language), periodWords(result, language)];
    const rowsOf = (breakdown: string, groups: readonly { readonly label: string; readonly figure: Figure }[]) =>
      figureRows(groups, language)
        .slice(1)
        .map((row): readonly Cell[] => [...about, say(`breakdown.${breakdown}`), ...row, ...published]);
    return [
      ...rowsOf('overall', [{ label: result.campaignName, figure: result.overall }]),
      ...rowsOf('department', result.departments),
      ...rowsOf('element', result.elements),
      ...rowsOf('question', result.questions),
    ];
  });
  const first = ['subject', 'period', 'breakdown'].map((column) => say(`columns.${column}`));
  const last = ['lockedOn', 'dataHash'].map((column) => say(`columns.${column}`));
  return csvOf([[...first, ...headings, ...last], ...rows], language);
}
