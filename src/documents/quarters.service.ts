import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { isInPeriod, monthOf, WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { unless } from '../problem.js';
import { topicOf } from '../questionnaires/questionnaire.js';
import { PreparedPaper } from './prepared-paper.entity.js';
import {
  countsOf,
  NOTHING_TYPED,
  pointsIn,
  type QuarterSurvey,
  surveyed,
  type Typed,
  totalOf,
} from './quarter-indices.js';
import { QuarterSheet } from './quarter-sheet.entity.js';

const sheets = tableOf(QuarterSheet);
const prepared = tableOf(PreparedPaper);

/** The sheet of a quarter as it stands. */
export interface Quarter {
  readonly communeId: string;
  readonly quarter: string;
  readonly typed: Typed;
  readonly changes: number;
  readonly handedInOn: QuarterSheet['handedInOn'];
  readonly handedInBy: string | null;
  readonly survey: QuarterSurvey | null;
}

/** Why a sheet was not saved, or not handed in. */
export type QuarterRefusal = 'changed-meanwhile' | 'handed-in' | 'incomplete';

/** What a commune types once for each quarter, beside what its survey says. */
@Injectable()
export class QuartersService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly satisfactions: SatisfactionService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** The sheet of a quarter; once it is handed in, what the survey said then. */
  async read(communeId: string, quarter: string, language: Language): Promise<Quarter> {
    const kept = await this.queue.read(sheets.find({ communeId, quarter }));
    const survey = kept?.handedIn ? kept.handedIn.survey : await this.surveyOf(communeId, quarter, language);
    const { typed = NOTHING_TYPED, changes = 0, handedInOn = null, handedInBy = null } = kept ?? {};
    return { communeId, quarter, typed, changes, handedInOn, handedInBy, survey };
  }

  /** Saves what was typed. @param seen the sheet that its form showed @returns why not, or null */
  save(
    seen: Pick<Quarter, 'communeId' | 'quarter' | 'changes'>,
    typed: Typed,
    actor: string,
  ): Promise<QuarterRefusal | null> {
    return this.queue.commit(() => this.saved(seen, typed, actor));
  }

  /** From now on it stays as it is. @returns why not, or null */
  handIn(seen: Quarter, actor: string): Promise<QuarterRefusal | null> {
    return this.queue.commit(() => this.handedIn(seen, actor));
  }

  private *saved(
    { communeId, quarter, changes }: Pick<Quarter, 'communeId' | 'quarter' | 'changes'>,
    typed: Typed,
    actor: string,
  ): Work<QuarterRefusal | null> {
    const key = { communeId, quarter };
    const first = { typed, changes: 1, changedBy: actor, handedInOn: null, handedInBy: null, handedIn: null };
    if (changes > 0 || !(yield* sheets.insertNew({ ...key, ...first }))) {
      const held = yield* sheets.hold(key);
      if (held?.handedInOn) return 'handed-in';
      if (held?.changes !== changes) return 'changed-meanwhile';
      yield* sheets.update(key, { typed, changes: changes + 1, changedBy: actor });
    }
    yield* this.audit.append({ actor, communeId, action: 'quarter-sheet-saved', object: quarter });
    return null;
  }

  private *handedIn({ communeId, quarter, changes, survey }: Quarter, actor: string): Work<QuarterRefusal | null> {
    const key = { communeId, quarter };
    const held = yield* sheets.hold(key);
    if (held?.handedInOn) return 'handed-in';
    if (held?.changes !== changes) return 'changed-meanwhile';
    if (totalOf(pointsIn({ typed: held.typed, survey })) === null) return 'incomplete';
    yield* sheets.update(key, { handedInOn: this.clock.today(), handedInBy: actor, handedIn: { survey } });
    const waiting = { communeId, id: `quarter-${quarter}`, attendedOn: null };
    yield* prepared.update(waiting, { attendedOn: this.clock.today(), attendedBy: actor });
    const details = { dataHash: survey?.dataHash ?? null };
    yield* this.audit.append({ actor, communeId, action: 'quarter-sheet-handed-in', object: quarter, details });
    return null;
  }

  /** Locked figures of the Centre in a quarter: of its continuous feedback, else of a round that ended in it. */
  private async surveyOf(communeId: string, quarter: string, language: Language): Promise<QuarterSurvey | null> {
    const all = (await this.campaigns.list(communeId)).toSorted((a, b) => Number(b.continuous) - Number(a.continuous));
    for (const campaign of all) {
      const questionnaire = this.campaigns.questionnaireOf(campaign);
      if (topicOf(questionnaire) !== 'centre') continue;
      const { to } = campaign.daysOf(WHOLE);
      if (!campaign.continuous && !isInPeriod(monthOf(to, campaign.fromDay), quarter)) continue;
      const asked = { by: null, formula: null, filter: null, period: campaign.continuous ? quarter : null };
      const told = await unless(
        ['not-yet-published', 'period-not-available'],
        this.satisfactions.distributionOf(campaign, asked, language),
      );
      if (!told || told.trial) continue;
      const counts = (code: string) => countsOf(told.questions, code, questionnaire);
      return {
        ...{ campaign: campaign.name, period: told.period, version: told.version, dataHash: told.dataHash },
        items: { 7: counts(surveyed[7]), 8: counts(surveyed[8]), general: counts(questionnaire.general) },
      };
    }
    return null;
  }
}
