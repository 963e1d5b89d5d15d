import type { CampaignRow } from './campaign-row.js';
import type { Visits, VisitsFrame } from './visits.js';
import { type WeekName, weekName } from './visits.view-model.js';

/** What was understood of a pasted text, beside what is entered already, before anything is changed. */
export interface VisitsPreview {
  readonly campaign: CampaignRow;
  /** The text itself, sent along once more. */
  readonly text: string;
  readonly weeks: readonly WeekName[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly PreviewCell[] }[];
  readonly totals: readonly number[];
  /** True where something that was entered before changes or goes. */
  readonly replaces: boolean;
}

interface PreviewCell {
  /** null where nothing is entered for it any more */
  readonly count: number | null;
  /** what was entered before, where it differs */
  readonly before: number | null;
}

export function toVisitsPreview({
  campaign,
  frame,
  before,
  visits,
  text,
}: {
  readonly campaign: CampaignRow;
  readonly frame: VisitsFrame;
  readonly before: readonly Visits[];
  readonly visits: readonly Visits[];
  readonly text: string;
}): VisitsPreview {
  const weeks = [...new Set(visits.map(({ week }) => week))].sort();
  const countIn = (all: readonly Visits[], week: string, field: string): number | null =>
    all.find((one) => one.week === week && one.field === field)?.count ?? null;
  const rows = frame.fields.map(({ key, name }) => ({
    name,
    cells: weeks.map((week) => {
      const [count, entered] = [countIn(visits, week, key), countIn(before, week, key)];
      return { count, before: entered === count ? null : entered };
    }),
  }));
  return {
    ...{ campaign, text },
    weeks: weeks.map(weekName),
    rows: rows.filter(({ cells }) => cells.some(({ count, before: old }) => count !== null || old !== null)),
    totals: weeks.map((week) => visits.reduce((sum, one) => sum + (one.week === week ? one.count : 0), 0)),
    replaces: rows.some(({ cells }) => cells.some(({ before: old }) => old !== null)),
  };
}
