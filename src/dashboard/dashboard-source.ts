import type { Campaign } from '../campaigns/campaign.entity.js';
import type { NamedAssociation } from '../figures/associations.js';
import type { ChangeWords } from '../figures/change.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Distribution } from '../figures/satisfaction.service.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import type { AttentionSource } from './attention.view-model.js';
import type { BehindHeadline } from './behind-headline.view-model.js';
import type { CardSource, Subject } from './cards.view-model.js';
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
    readonly units: ReadonlyMap<string, string>;
    readonly centre: string;
  };
  readonly cards: readonly SubjectCard[];
  readonly campaigns: readonly Campaign[];
  readonly today: Day;
}

/** What the leader's page is made of. */
export interface DashboardSource extends FirstScreen {
  readonly communes: readonly { readonly id: string; readonly name: string }[];
  readonly detail: SubjectSource | null;
}

/** What the first screen tells of one subject. */
export interface SubjectCard extends CardSource {
  readonly behind: BehindHeadline;
  /** Since the locked round or quarter before; null where there is none to compare. */
  readonly change: ChangeWords | null;
  readonly attention: AttentionSource;
  /** Published quarters of continuous feedback, oldest first. */
  readonly quarters: readonly string[];
  readonly period: string | null;
}

/** Everything below the fold for one subject. */
export interface SubjectSource {
  readonly subject: Subject;
  readonly campaign: string;
  /** The campaign a reader has chosen; null for the usual one. */
  readonly chosen: string | null;
  /** The quarter a reader has chosen; null for the usual one. */
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
