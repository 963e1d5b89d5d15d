import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import { monthOf, monthsOf } from '../campaigns/campaign-calendar.js';
import { communeHeading } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { CollectingService } from '../dashboard/collecting.service.js';
import { Reading } from '../dashboard/reading.js';
import { ReadingsService } from '../dashboard/readings.service.js';
import { type ToldCampaign, type ToldCommune, toldOf } from '../dashboard/told-commune.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Language } from '../formatting/languages.js';
import type { Subject } from '../questionnaires/questionnaire.js';

/** One commune beside the others, from its own publications. */
export interface CommuneInCity {
  readonly key: string;
  readonly label: string;
  /** null where nothing is told of the subject in the period: then the figure says what is so. */
  readonly campaign: string | null;
  readonly period: string | null;
  readonly publishedAt: string | null;
  readonly dataHash: string | null;
  readonly target: number | null;
  readonly figure: Figure;
  readonly visits: Satisfaction['visits'];
  /** Its headline from period to period, the oldest first. */
  readonly series: readonly Figure[];
}

/** Reads communes side by side; nothing is summed over them. */
@Injectable()
export class CityService {
  constructor(
    private readonly communes: CommunesService,
    private readonly readings: ReadingsService,
    private readonly collecting: CollectingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Every commune that a reader serves, by name.
   * @param period a month or quarter; of a round the one in which it opened; null for what was locked last
   */
  async sideBySide(
    { subject, period }: { readonly subject: Subject; readonly period: string | null },
    staff: Staff,
    language: Language,
  ): Promise<readonly CommuneInCity[]> {
    const served = await this.communes.servedBy(staff, this.clock.today());
    const found: CommuneInCity[] = [];
    for (const catalogue of served) {
      const commune = await this.readings.told(catalogue, { reader: staff, language });
      const row = { key: catalogue.key, label: communeHeading(catalogue) };
      const told = toldOf(commune.told, subject).find((one) => !one.trial && hasIn(one, period));
      found.push(
        told
          ? await toldRow(catalogue.key, commune, told, period)
          : { ...row, ...(await this.untold(commune, subject)) },
      );
    }
    return found;
  }

  /** Nothing is told yet: who answered so far, or that nobody is asked. */
  private async untold({ campaigns }: ToldCommune, subject: Subject): Promise<Omit<CommuneInCity, 'key' | 'label'>> {
    const running = toldOf(await this.collecting.among(campaigns), subject)[0];
    return {
      ...{ campaign: null, period: null, publishedAt: null, dataHash: null, target: null, visits: null, series: [] },
      figure: running ? { kind: 'collecting', responses: running.responses } : { kind: 'no-responses' },
    };
  }
}

/** Continuous feedback by its locked periods, a round by the month in which it opened. */
function hasIn({ campaign, periods }: ToldCampaign, period: string | null): boolean {
  if (period === null) return true;
  return campaign.continuous ? periods.includes(period) : monthsOf(period).includes(monthOf(campaign.opensOn, 1));
}

async function toldRow(
  key: string,
  commune: ToldCommune,
  told: ToldCampaign,
  period: string | null,
): Promise<CommuneInCity> {
  const reading = await Reading.of(commune, told, told.campaign.continuous ? period : null);
  const { publishedAt, dataHash, target, overall, visits, campaign } = reading.overall;
  const series = await reading.series();
  return {
    // As the commune was called then, like everything else that stands beside the figure.
    ...{
      key,
      label: communeHeading(reading.published.catalogue),
      campaign,
      period: reading.overall.period,
      publishedAt,
      dataHash,
      target,
      figure: overall,
      visits,
    },
    series: series.map((one) => one.overall.overall),
  };
}
