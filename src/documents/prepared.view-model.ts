import type { Campaign } from '../campaigns/campaign.entity.js';
import { businessDate } from '../config/clock.js';
import { writeAddress } from '../figures/address.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { capitalised } from '../formatting/letters.js';
import { addressedPeriod, campaignWords } from './document-period.js';
import type { PreparedPaper } from './prepared-paper.entity.js';

/** What the server has prepared and nobody has seen to: when, of what, and where its pages and files are. */
export function toPreparedRows(papers: readonly PreparedPaper[], campaigns: readonly Campaign[], language: Language) {
  return papers.map((paper) => {
    const { communeId, id, kind, period, preparedOn, failedAt, isFinal, campaignId } = paper;
    const campaign = campaigns.find((one) => one.id === campaignId) ?? null;
    const about =
      kind === 'report' ? (campaign ? campaignWords(campaign, language) : '') : formatPeriod(period, language);
    const name = translate(language, `prepared.kinds.${kind}`);
    return {
      ...{ name, about: capitalised(about), label: `${name}, ${campaign?.name ?? about}` },
      campaign: campaign?.name ?? null,
      preparedDay: preparedOn && formatDay(preparedOn, language),
      failedDay: failedAt && formatDay(businessDate(failedAt), language),
      hint: preparedOn === null || isFinal ? null : `prepared.notLocked.${kind}`,
      links: preparedOn === null ? [] : linksOf(paper),
      attend: `/documents/prepared/${communeId}/${id}/attend`,
      attendWord: preparedOn === null ? 'prepared.leave' : 'prepared.attend',
    };
  });
}

/** The pages on which it is read and changed, and its files. */
function linksOf({ communeId, kind, period, campaignId }: PreparedPaper) {
  const link = (text: string, href: string) => ({ text: `prepared.links.${text}`, href });
  if (kind === 'month') return [link('month', `/api/v1/communes/${communeId}/month.xlsx?period=${period}`)];
  const asked = { campaign: campaignId, period: addressedPeriod(period) };
  const file = (name: string) =>
    `/api/v1/campaigns/${campaignId}/${name}?${writeAddress({ period: asked.period })}`.replace(/\?$/, '');
  const report = campaignId
    ? [
        link('draft', `/documents/draft/report?${writeAddress(asked)}`),
        link('docx', file('report.docx')),
        link('table', file('table.xlsx')),
      ]
    : [];
  if (kind === 'report') return report;
  const sheet = `commune=${communeId}&quarter=${period}`;
  return [
    link('quarter', `/documents/quarter?${sheet}`),
    link('sheet', `/api/v1/communes/${communeId}/quarter.xlsx?quarter=${period}`),
    ...report,
  ];
}
