import type { Work } from '../database/statement.js';
import { changing, tableOf } from '../database/table.js';
import { Device } from './device.entity.js';

const devices = tableOf(Device);

/** What a tablet is allowed and told, once its token is known. */
export type KnownDevice = Pick<
  Device,
  'communeId' | 'id' | 'pointId' | 'secondPointId' | 'pin' | 'hours' | 'beats' | 'lastSeenAt'
>;

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
  const [paired] = yield* changing(
    Device,
    `UPDATE device SET token_hash = $1, code_hash = NULL, code_expires_at = NULL, paired_at = $2, last_seen_at = $2
     WHERE code_hash = $3 AND revoked_at IS NULL AND code_expires_at > $2 RETURNING *`,
    ...[tokenHash, now, codeHash],
  );
  return paired ? devices.row(paired) : null;
}

export function* deviceByToken(tokenHash: string): Work<KnownDevice | null> {
  const [found = null] = yield* devices.select({ tokenHash, revokedAt: null });
  return found;
}

/** Keeps how a tablet is; the number of a heartbeat never goes back. */
export function* keepState({ communeId, id }: KnownDevice, state: DeviceState, now: string): Work<void> {
  yield* changing(
    Device,
    `UPDATE device SET last_seen_at = $1, battery_percent = $2, waiting = $3, quick_repeats = quick_repeats + $4,
       beats = CASE WHEN beats > $5 THEN beats ELSE $5 END
     WHERE commune_id = $6 AND id = $7`,
    ...[now, state.batteryPercent, state.waiting, state.quickRepeats, state.beat, communeId, id],
  );
}
