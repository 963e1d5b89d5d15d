import type { Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import type { LeadsFrom } from '../campaigns/campaign-layout.js';
import type { NamedAssociation } from '../figures/associations.js';
import type { ChangeWords } from '../figures/change.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Distribution } from '../figures/satisfaction.service.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import type { AttentionSource } from './attention.view-model.js';
import type { BehindHeadline } from './behind-headline.view-model.js';
import type { CardSource, Subject } from './cards.view-model.js';
import type { CollectingPeriod } from './collecting-words.js';
import type { Compared } from './compared.view-model.js';
import type { UnitElements } from './elements.view-model.js';
import type { TimeSource } from './time.view-model.js';
import type { OpenedUnit } from './units.view-model.js';

/** What the cards of the first screen are made of. */
export interface FirstScreen {
  readonly commune: {
    readonly id: string;
    readonly heading: string;
    readonly title: string;
  };
  readonly cards: readonly SubjectCard[];
  /** Subjects of which nothing is locked yet, and what is collected of them. */
  readonly waiting: readonly { readonly subject: Subject; readonly collecting: CollectingPeriod }[];
  readonly campaigns: readonly Campaign[];
  /** What the reader asked for, the commune included. */
  readonly asked: Omit<AskedScreen, 'reader'> & { readonly commune: string };
  /** The card whose tables stand below: that of what was asked for, else the first; null where nothing is told of it. */
  readonly opened: SubjectCard | null;
  /** For the director and the chairman only. */
  readonly warned: readonly WarnedCampaign[];
  readonly today: Day;
}

/** What a reader wants to see on the first screen; null for the usual. */
export interface AskedScreen {
  readonly campaign: string | null;
  readonly subject: Subject | null;
  /** Of continuous feedback. */
  readonly period: string | null;
  /** Who looks; null for what is sent on, in which nothing is the work of one counter. */
  readonly reader: Staff | null;
}

/** A campaign that collects, and the departments of which its running result says that they need looking at. */
export interface WarnedCampaign {
  readonly campaign: string;
  readonly units: readonly string[];
}

/** What the leader's page is made of. */
export interface DashboardSource extends FirstScreen {
  readonly communes: readonly { readonly id: string; readonly name: string }[];
  readonly detail: SubjectSource | null;
}

/** What the first screen tells of one subject. */
export interface SubjectCard extends CardSource {
  readonly behind: BehindHeadline;
  /** Since the locked period before; null where there is none to compare. */
  readonly change: ChangeWords | null;
  readonly attention: AttentionSource;
  /** Who led the items, as it was published. */
  readonly leads: readonly LeadsFrom[];
  /** Locked periods of continuous feedback, oldest first. */
  readonly periods: readonly string[];
  /** The one of them that a reader has chosen; null for the usual one. */
  readonly period: string | null;
}

/** Everything below the fold for one subject. */
export interface SubjectSource {
  readonly subject: Subject;
  readonly campaign: string;
  /** The campaign a reader has chosen; null for the usual one. */
  readonly chosen: string | null;
  /** The period a reader has chosen; null for the usual one. */
  readonly period: string | null;
  readonly questionnaire: Questionnaire;
  readonly overall: Satisfaction;
  readonly units: Satisfaction;
  readonly opened: OpenedUnit | null;
  readonly elements: Satisfaction;
  readonly associations: readonly NamedAssociation[];
  readonly elementsByUnit: readonly UnitElements[];
  readonly distribution: Distribution;
  readonly compared: Compared;
  readonly change: ChangeWords | null;
  /** Months and quarters of continuous feedback, rounds of everything else. */
  readonly overTime: readonly TimeSource[];
}
