import { Injectable } from '@nestjs/common';
import { AuditChain } from '../access/audit.entity.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { EvidenceService } from './evidence.service.js';
import { type Flag, flagsIn } from './flags.js';
import { FlagJudgement } from './integrity.entity.js';

/** A flag, and what was thought of it; null while nobody has, or since there is more of it than was looked at. */
export interface JudgedFlag extends Flag {
  readonly judgement: FlagJudgement | null;
}

/** How many flags a period has, and how they were judged. */
export interface FlagCounts {
  readonly found: number;
  readonly trusted: number;
  readonly problem: number;
  readonly open: number;
}

interface Looked {
  readonly state: string;
  readonly at: Date;
  readonly flags: readonly Flag[];
}

/** Looks for flags, and remembers what it found until something has changed; only what people think of them is stored. */
@Injectable()
export class FlagsService {
  private readonly looked = new Map<string, Looked>();

  constructor(
    private readonly evidence: EvidenceService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** The flags of a period as it is now. @param within minutes that they may be old */
  async of(campaign: Campaign, period: string, within = 0): Promise<readonly JudgedFlag[]> {
    const { communeId, id: campaignId } = campaign;
    const flags = await this.found(campaign, period, within);
    const judged = await this.queue.read(tableOf(FlagJudgement).select({ communeId, campaignId, period }));
    const byFlag = new Map(judged.map((judgement) => [judgement.flag, judgement]));
    return flags.map((flag) => ({ ...flag, judgement: standing(byFlag.get(flag.key), flag) }));
  }

  /** Of a period that ends up in a publication. */
  async counts(campaign: Campaign, period: string): Promise<FlagCounts> {
    const flags = await this.of(campaign, period);
    const judged = (verdict: string): number => flags.filter(({ judgement }) => judgement?.verdict === verdict).length;
    const [trusted, problem] = [judged('trusted'), judged('problem')];
    return { found: flags.length, trusted, problem, open: flags.length - trusted - problem };
  }

  /** How many flags of the open periods of a campaign nobody has judged, as of the last minutes. */
  async open(campaign: Campaign): Promise<number> {
    let open = 0;
    for (const period of this.openPeriods(campaign)) {
      const flags = await this.of(campaign, period, MINUTES);
      open += flags.filter(({ judgement }) => judgement === null).length;
    }
    return open;
  }

  /** Periods that have begun and are not final. */
  openPeriods(campaign: Campaign): readonly string[] {
    const today = this.clock.today();
    return campaign.periods.filter((one) => !campaign.isPeriodLocked(one) && campaign.daysOf(one).from <= today);
  }

  private async found(campaign: Campaign, period: string, within: number): Promise<readonly Flag[]> {
    const name = `${campaign.id} ${period}`;
    const known = this.looked.get(name);
    const now = this.clock.certain();
    const age = known ? now.getTime() - known.at.getTime() : Number.POSITIVE_INFINITY;
    if (known && age >= 0 && age < within * 60_000) return known.flags;
    const state = `${this.clock.today()} ${await this.queue.read(stateOf(campaign))}`;
    if (known?.state === state) return known.flags;
    const flags = flagsIn(await this.evidence.of(campaign, period));
    this.looked.delete(name);
    this.looked.set(name, { state, at: now, flags });
    // The oldest goes: a commune has few periods that are open at once.
    const [oldest] = this.looked.keys();
    if (this.looked.size > MOST && oldest !== undefined) this.looked.delete(oldest);
    return flags;
  }
}

/** What was judged stands, until there is a tenth more of it, and at least five. */
function standing(judgement: FlagJudgement | undefined, { weight }: Flag): FlagJudgement | null {
  if (!judgement) return null;
  return weight > judgement.weight + Math.max(5, judgement.weight / 10) ? null : judgement;
}

/** Changes with every answer, and with the log of the commune, in which everything else stands that staff change. */
export function* stateOf({ communeId, id }: Campaign): Work<string> {
  const counted = yield* rows<{ standing: string; n: unknown }>(
    `SELECT standing, SUM(responses) AS n FROM participation_count WHERE commune_id = $1 AND campaign_id = $2
     GROUP BY standing ORDER BY standing`,
    ...[communeId, id],
  );
  const log = yield* tableOf(AuditChain).find({ chain: communeId });
  return `${counted.map(({ standing, n }) => `${standing} ${n}`)} ${log?.hash}`;
}

/** For a start page, on which many campaigns stand. */
const MINUTES = 10;
/** Periods that are remembered. */
const MOST = 1_000;
