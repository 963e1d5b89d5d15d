import type { Campaign } from '../../campaigns/campaign.entity.js';
import type { CampaignPlan } from '../../campaigns/campaign-plan.entity.js';
import type { CollectionPoint } from '../../collection-points/collection-point.entity.js';
import type { CommuneCatalogue } from '../../communes/catalogue.js';
import type { HandedIn, Reading } from '../../dashboard/reading.js';
import type { ToldCampaign } from '../../dashboard/told-commune.js';
import type { Language } from '../../formatting/languages.js';
import type { Questionnaire } from '../../questionnaires/questionnaire.js';
import type { Composition } from '../composition.js';
import type { AskedFeedback, FeedbackTotals } from '../feedback-totals.js';
import type { Frame } from '../frame.js';
import type { CountedBatch } from '../sheet-totals.js';

/** Which paper is wanted. */
export interface AskedPaper {
  readonly campaign: Campaign;
  /** As its address names it; null for the usual. */
  readonly period: string | null;
  /** Key of the department that it is about; null for everybody. */
  readonly unit: string | null;
  readonly language: Language;
}

/** Where a paper finds what it tells. */
export interface Desk {
  readonly frame: Frame;
  readonly questionnaire: Questionnaire;
  /** Until today: what points and sheets name finds its name, even where it is no more. */
  readonly catalogue: CommuneCatalogue;
  reading(chosen: (told: ToldCampaign) => HandedIn & { readonly period: string | null }): Promise<Reading>;
  feedback(asked: AskedFeedback): Promise<FeedbackTotals>;
  batches(): Promise<readonly CountedBatch[]>;
  plan(): Promise<CampaignPlan | null>;
  points(): Promise<readonly CollectionPoint[]>;
}

/** A kind of paper: everything about it. */
export interface DocumentKind {
  /** A locked period, or the campaign itself, locked or not. */
  readonly about: 'period' | 'campaign';
  /** Whether it is about sheets of paper, so that a survey without any has none. */
  readonly ofSheets: boolean;
  /** Whether there is one of one department. */
  readonly ofUnits: boolean;
  /** @throws Problem where what it tells is not there, or not told */
  readonly compose: (asked: AskedPaper, desk: Desk) => Promise<readonly Composition[]>;
}
