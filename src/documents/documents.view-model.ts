import type { Campaign } from '../campaigns/campaign.entity.js';
import { type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import { businessDate } from '../config/clock.js';
import type { ToldCampaign } from '../dashboard/told-commune.js';
import { writeAddress } from '../figures/address.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { capitalised, uncapitalised } from '../formatting/letters.js';
import type { MadeDocument } from './document.entity.js';
import { addressedPeriod, campaignWords, periodsToHandIn, spanWords } from './document-period.js';
import { isKindName, type KindName, kindNames, kinds } from './kinds.js';
import { toPreparedRows } from './prepared.view-model.js';
import type { PreparedPaper } from './prepared-paper.entity.js';
import { type PaperToWrite, toPrintedView } from './printed.view-model.js';

/** What the list of a commune's papers is made of. */
interface DocumentsSource {
  readonly served: readonly CommuneCatalogue[];
  readonly communeId: string;
  readonly told: readonly ToldCampaign[];
  readonly campaigns: readonly Campaign[];
  /** Campaigns that have sheets of paper. */
  readonly withSheets: ReadonlySet<string>;
  /** The newest first. */
  readonly made: readonly MadeDocument[];
  /** What the server has prepared, and nobody has seen to. */
  readonly prepared: readonly PreparedPaper[];
  readonly mayWrite: boolean;
  readonly mayReadLetters: boolean;
  readonly language: Language;
}

/** What can be written of each survey now, and what was written, the newest first. */
export function toDocumentsView(source: DocumentsSource) {
  const { served, communeId, told, campaigns, withSheets, made, prepared, mayWrite, mayReadLetters, language } = source;
  const commune = served.find(({ key }) => key === communeId);
  const locked = told.filter(({ trial }) => !trial);
  return {
    ...toChooseCommune(served, communeId),
    ...{ communeId, heading: commune ? communeHeading(commune) : '', mayWrite, mayReadLetters },
    surveys: campaigns
      .map((campaign) => ({
        name: campaign.name,
        papers: kindNames
          .filter((kind) => !kinds[kind].ofSheets || withSheets.has(campaign.id))
          .flatMap((kind) =>
            papersOf(kind, campaign, locked.find((one) => one.campaign.id === campaign.id) ?? null, language),
          ),
      }))
      .filter(({ papers }) => papers.length > 0),
    prepared: toPreparedRows(prepared, campaigns, language),
    made: made.map((document) => toMadeRow(document, campaigns, language)),
  };
}

/** What of a kind can be written of one survey now. */
function papersOf(kind: KindName, campaign: Campaign, told: ToldCampaign | null, language: Language) {
  if (kinds[kind].about === 'campaign') return [toPaper(kind, campaign, null, language)];
  return told ? periodsToHandIn(told).map((period) => toPaper(kind, campaign, period, language)) : [];
}

function toPaper(kind: KindName, campaign: Campaign, period: string | null, language: Language) {
  const name = translate(language, `documents.kinds.${kind}`);
  const about = aboutWords(campaign, period, language);
  const address = writeAddress({ campaign: campaign.id, period: period && addressedPeriod(period) });
  return {
    ...{ name, about: capitalised(about), address: `/documents/draft/${kind}?${address}` },
    label: translate(language, 'documents.writeOf', { kind: uncapitalised(name), period: about }),
  };
}

function aboutWords(campaign: Campaign, period: string | null, language: Language): string {
  const named = period === null ? null : addressedPeriod(period);
  return named === null ? campaignWords(campaign, language) : spanWords(named, language);
}

/** One line of those that were made. */
export function toMadeRow(document: MadeDocument, campaigns: readonly Campaign[], language: Language) {
  const { communeId, id, kind, period, unit, madeAt, madeBy: by, campaignId } = document;
  const campaign = campaigns.find((one) => one.id === campaignId);
  return {
    ...{ address: `/documents/${communeId}/${id}`, by, unit },
    name: isKindName(kind) ? translate(language, `documents.kinds.${kind}`) : kind,
    campaign: campaign?.name ?? '',
    about: campaign ? capitalised(aboutWords(campaign, period, language)) : '',
    madeDay: formatDay(businessDate(madeAt), language),
    discarded: discardedWords(document, language),
  };
}

function discardedWords(
  { discardedOn, discardedBy, discardedBecause }: MadeDocument,
  language: Language,
): string | null {
  if (discardedOn === null) return null;
  const values = { day: formatDay(discardedOn, language), name: discardedBy ?? '', reason: discardedBecause ?? '' };
  return translate(language, 'discarding.notice', values);
}

/** One paper that was made, as it stays. */
export function toMadeView(
  document: MadeDocument,
  paper: PaperToWrite,
  about: {
    readonly campaign: string;
    readonly saved: boolean;
    readonly mayWrite: boolean;
    readonly language: Language;
  },
) {
  const { communeId, id, kind, campaignId, period, unit, edited, dataHash, madeAt, madeBy } = document;
  const { language, ...shown } = about;
  const address = `/documents/${communeId}/${id}`;
  const again = writeAddress({ campaign: campaignId, period, unit, key: id });
  return {
    ...{ ...shown, communeId, docx: `${address}/file.docx`, pdf: `${address}/file.pdf` },
    type: isKindName(kind) ? translate(language, `documents.kinds.${kind}`) : kind,
    madeBy,
    madeDay: formatDay(businessDate(madeAt), language),
    hash:
      dataHash
        ?.split('+')
        .map((one) => one.slice(0, 16))
        .join(' + ') ?? null,
    changed: Object.keys(edited).length,
    discarded: discardedWords(document, language),
    discard: `${address}/discard`,
    revise: isKindName(kind) ? `/documents/draft/${kind}?${again}&in=${document.language}` : null,
    printed: toPrintedView(paper),
  };
}
