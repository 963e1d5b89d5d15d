import { WHOLE } from '../../campaigns/campaign-calendar.js';
import { centreOf } from '../../communes/catalogue.js';
import type { Reading } from '../../dashboard/reading.js';
import { periodToHandIn } from '../document-period.js';
import type { FeedbackTotals } from '../feedback-totals.js';
import { composeReport } from '../report/compose.js';
import { daysOf } from '../report/opening.js';
import { readReport } from '../report/source.js';
import { totalsOf } from '../sheet-totals.js';
import type { Desk, DocumentKind } from './kind.js';

/** "Báo cáo kết quả khảo sát": what was told of a locked period, in sentences, tables and pictures. */
export const report: DocumentKind = {
  about: 'period',
  ofSheets: false,
  ofUnits: true,
  async compose({ campaign, period: asked, unit, language }, desk) {
    const reading = await desk.reading((told) => periodToHandIn(told, asked));
    const sheets = campaign.continuous ? null : totalsOf(await desk.batches());
    const period = campaign.continuous ? (asked ?? reading.overall.period) : WHOLE;
    const feedback = await feedbackOf(reading, { period, unit }, desk);
    return [composeReport(await readReport(reading, { period, unit, sheets, feedback }), desk.frame, language)];
  },
};

/** Of the days that the report is about: of everybody, of the department, or of the Centre where it is about that. */
async function feedbackOf(
  reading: Reading,
  { period, unit }: { readonly period: string; readonly unit: string | null },
  desk: Desk,
): Promise<FeedbackTotals | null> {
  const { subject, campaign, published } = reading;
  if (subject !== 'centre' && subject !== 'administration') return null;
  const about = unit ?? (subject === 'centre' ? centreOf(published.catalogue) : null);
  return desk.feedback({ campaign, period, ...daysOf({ reading }), unit: about });
}
