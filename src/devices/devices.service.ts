import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { hashOfSecret, newSecret } from '../access/secret-code.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { OpeningHours } from '../rules/opening-hours.js';
import { Device } from './device.entity.js';
import { type DeviceState, deviceByToken, type KnownDevice, keepState, pairDevice } from './device.queries.js';
import { asPairingCode, newPairingCode, newPin } from './device-codes.js';

export interface NewDevice {
  readonly communeId: string;
  readonly pointId: string;
  readonly secondPointId: string | null;
  /** null for always awake */
  readonly hours: OpeningHours | null;
}

/** What an officer may change while the tablet stands where it stands. */
export type DeviceChange = Pick<NewDevice, 'secondPointId' | 'hours'>;

const devices = tableOf(Device);

/** The tablets of the counters: paired by a one-time code, known by a token that can be revoked. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @returns the tablet with its pairing code, which is not kept and cannot be shown again */
  async create(wanted: NewDevice, actor: string): Promise<{ readonly device: Device; readonly code: string }> {
    const code = newPairingCode();
    const now = this.clock.certain();
    const device = Object.assign(new Device(), {
      ...wanted,
      ...{ id: randomUUID(), pin: newPin(), createdAt: now, beats: 0, quickRepeats: 0 },
      ...{ codeHash: hashOfSecret(code), codeExpiresAt: new Date(now.getTime() + CODE_LASTS_MS) },
      ...{ tokenHash: null, pairedAt: null, revokedAt: null, lastSeenAt: null, batteryPercent: null, waiting: null },
    });
    await this.queue.commit(() => this.created(device, actor));
    return { device, code };
  }

  /** @throws Problem `pairing-code-unknown` for a code that was never made, is used, or is too old */
  async pair(typed: string): Promise<{ readonly device: KnownDevice; readonly token: string }> {
    const token = newSecret();
    const now = this.clock.certain().toISOString();
    const hash = hashOfSecret(asPairingCode(typed));
    const device = await this.queue.commit(() => this.paired(hash, hashOfSecret(token), now));
    return { device, token };
  }

  /** Asked anew with every call, so that a revoked token is refused at once. Null when unknown or revoked. */
  byToken(token: string): Promise<KnownDevice | null> {
    return this.queue.read(deviceByToken(hashOfSecret(token)));
  }

  async heartbeat(device: KnownDevice, state: DeviceState): Promise<void> {
    const now = this.clock.certain().toISOString();
    await this.queue.commit(() => keepState(device, state, now));
  }

  /**
   * A tablet that sends an answer is there, even where its heartbeats do not come through. Kept at most once a minute, as
   * heartbeats are, so that it is not the moment of each answer.
   */
  async heard({ communeId, id, lastSeenAt }: KnownDevice): Promise<void> {
    const now = this.clock.certain();
    if (lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < A_MINUTE_MS) return;
    await this.queue.commit(() => devices.update({ communeId, id }, { lastSeenAt: now }));
  }

  list(communeId: string): Promise<readonly Device[]> {
    return this.queue.read(devices.select({ communeId }, { order: { createdAt: 'ASC', id: 'ASC' } }));
  }

  /** @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<Device> {
    const device = await this.queue.read(devices.find({ communeId, id }));
    if (!device) throw problem.notFound();
    return device;
  }

  /** Tells it anew what it asks and when it is awake: the tablet hears of it within a minute. */
  async change(device: Device, settings: DeviceChange, actor: string): Promise<void> {
    await this.queue.commit(() => this.changed(device, settings, actor));
  }

  /** From now on its token and its pairing code open nothing; answers it still holds wait until it is paired again. */
  async revoke(device: Device, actor: string): Promise<void> {
    await this.queue.commit(() => this.revoked(device, actor));
  }

  private *created(device: Device, actor: string): Work<void> {
    yield* devices.insert(device);
    yield* this.note('device-created', device, actor);
  }

  private *paired(codeHash: string, tokenHash: string, now: string): Work<KnownDevice> {
    const device = yield* pairDevice(codeHash, tokenHash, now);
    if (!device) throw problem.pairingCodeUnknown();
    yield* this.note('device-paired', device, 'tablet');
    return device;
  }

  private *changed(device: Device, settings: DeviceChange, actor: string): Work<void> {
    const { communeId, id } = device;
    const changed = yield* devices.update({ communeId, id, revokedAt: null }, settings);
    if (changed > 0) yield* this.note('device-changed', device, actor);
  }

  /** Revoked once: the moment stays. */
  private *revoked(device: Device, actor: string): Work<void> {
    const { communeId, id } = device;
    const change = { revokedAt: this.clock.now(), codeHash: null, codeExpiresAt: null };
    const changed = yield* devices.update({ communeId, id, revokedAt: null }, change);
    if (changed > 0) yield* this.note('device-revoked', device, actor);
  }

  private note(action: string, { communeId, id, pointId: point }: KnownDevice | Device, actor: string): Work<void> {
    return this.audit.append({ actor, communeId, action, object: id, details: { point } });
  }
}

/** Long enough to walk to the counter, too short to lie about. */
const CODE_LASTS_MS = 60 * 60_000;
const A_MINUTE_MS = 60_000;
