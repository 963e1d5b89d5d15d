import { WHOLE } from '../../campaigns/campaign-calendar.js';
import { periodToHandIn } from '../document-period.js';
import { composeReport } from '../report/compose.js';
import { readReport } from '../report/source.js';
import { totalsOf } from '../sheet-totals.js';
import type { DocumentKind } from './kind.js';

/** "Báo cáo kết quả khảo sát": what was told of a locked period, in sentences, tables and pictures. */
export const report: DocumentKind = {
  about: 'period',
  ofSheets: false,
  ofUnits: true,
  async compose({ campaign, period: asked, unit, language }, desk) {
    const reading = await desk.reading((told) => periodToHandIn(told, asked));
    const sheets = campaign.continuous ? null : totalsOf(await desk.batches());
    const period = campaign.continuous ? (asked ?? reading.overall.period) : WHOLE;
    return [composeReport(await readReport(reading, { period, unit, sheets }), desk.frame, language)];
  },
};
