import { asCount } from '../database/columns.js';
import { type Row, rows, type Work } from '../database/statement.js';

/** What a tablet is allowed and told, once its token is known. */
export interface KnownDevice {
  readonly communeId: string;
  readonly id: string;
  readonly pointId: string;
  readonly secondPointId: string | null;
  readonly pin: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  /** Number of its last heartbeat. */
  readonly beats: number;
}

/** How a tablet says it is. */
export interface DeviceState {
  /** 0 … 100; null where the browser does not tell */
  readonly batteryPercent: number | null;
  readonly waiting: number;
  /** Number of this heartbeat; 0 from a program that does not count. */
  readonly beat: number;
  /** Quick repeats since the last heartbeat. */
  readonly quickRepeats: number;
}

/** Exchanges a one-time code for a token, in one statement: of two tablets with the same code one is refused. */
export function* pairDevice(codeHash: string, tokenHash: string, now: string): Work<KnownDevice | null> {
  const [found] = yield* rows(
    `UPDATE device SET token_hash = $1, code_hash = NULL, code_expires_at = NULL, paired_at = $2, last_seen_at = $2
     WHERE code_hash = $3 AND revoked_at IS NULL AND code_expires_at > $2 RETURNING *`,
    ...[tokenHash, now, codeHash],
  );
  return found ? asKnown(found) : null;
}

export function* deviceByToken(tokenHash: string): Work<KnownDevice | null> {
  const [found] = yield* rows('SELECT * FROM device WHERE token_hash = $1 AND revoked_at IS NULL', tokenHash);
  return found ? asKnown(found) : null;
}

/** Keeps how a tablet is; the number of a heartbeat never goes back. */
export function* keepState({ communeId, id }: KnownDevice, state: DeviceState, now: string): Work<void> {
  yield* rows(
    `UPDATE device SET last_seen_at = $1, battery_percent = $2, waiting = $3, quick_repeats = quick_repeats + $4,
       beats = CASE WHEN beats > $5 THEN beats ELSE $5 END
     WHERE commune_id = $6 AND id = $7`,
    ...[now, state.batteryPercent, state.waiting, state.quickRepeats, state.beat, communeId, id],
  );
}

function asKnown(row: Row): KnownDevice {
  const text = (value: unknown): string | null => (value === null ? null : String(value));
  return {
    communeId: String(row.commune_id),
    id: String(row.id),
    pointId: String(row.point_id),
    secondPointId: text(row.second_point_id),
    pin: String(row.pin),
    opensAt: text(row.opens_at),
    closesAt: text(row.closes_at),
    beats: asCount(row.beats),
  };
}
