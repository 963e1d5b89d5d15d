import type { Campaign } from '../campaigns/campaign.entity.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { pointsOfCommune } from '../collection-points/collection-points.service.js';
import type { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { rows } from '../database/table.js';
import { receiptHash, receiptOf } from '../responses/receipt.js';
import type { SurveyResponse } from '../responses/survey-response.entity.js';

/**
 * Where responses were given. A row does not say it; the server finds out from the keyed hash of its receipt, by trying
 * the points, as whoever has the receipt would. For rows without one, where only one point can be meant.
 */
export class Places {
  constructor(
    private readonly secrets: Secrets,
    private readonly points: readonly CollectionPoint[],
  ) {}

  /** @returns null for sheets and rows of files, and where it cannot be told */
  pointOf(stored: SurveyResponse): string | null {
    if (stored.importId !== null || stored.channel === 'paper') return null;
    return this.byReceipt(stored) ?? this.byPlace(stored);
  }

  private byReceipt({ communeId, id, receiptHash: kept }: SurveyResponse): string | null {
    if (kept === null) return null;
    const receipt = receiptOf(this.secrets, communeId, id);
    return this.points.find((point) => receiptHash(this.secrets, receipt, point.id) === kept)?.id ?? null;
  }

  private byPlace(stored: SurveyResponse): string | null {
    const [only, ...others] = this.points.filter((point) => {
      const { counter, village, unit } = point.asOf(stored.businessDate);
      const isPlace = counter === stored.counter && (village === stored.village || village === null);
      return point.kind === stored.channel && isPlace && (unit === null || unit === stored.receivingUnit);
    });
    return only && others.length === 0 ? only.id : null;
  }
}

/** The points at which a campaign was ever answered. */
export function* pointsAnswered({ communeId, id }: Campaign): Work<readonly CollectionPoint[]> {
  const found = yield* rows<{ point_id: string }>(
    'SELECT DISTINCT point_id FROM participation_count WHERE commune_id = $1 AND campaign_id = $2 AND responses > 0',
    ...[communeId, id],
  );
  const answered = new Set(found.map((row) => row.point_id));
  return (yield* pointsOfCommune(communeId)).filter(({ id: point }) => answered.has(point));
}
