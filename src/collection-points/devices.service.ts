import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { hashOfSecret, newSecret } from '../access/secret-code.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { Device } from './device.entity.js';
import { type DeviceState, deviceByToken, type KnownDevice, keepState, pairDevice } from './device.queries.js';
import { asPairingCode, newPairingCode, newPin } from './device-codes.js';

export interface NewDevice {
  readonly communeId: string;
  readonly pointId: string;
  readonly secondPointId: string | null;
  /** `HH:MM`, both or neither */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

/** The tablets of the counters: paired by a one-time code, known by a token that can be revoked. */
@Injectable()
export class DevicesService {
  constructor(
    @InjectRepository(Device) private readonly devices: Repository<Device>,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @returns the tablet with its pairing code, which is not kept and cannot be shown again */
  async create(wanted: NewDevice): Promise<{ readonly device: Device; readonly code: string }> {
    const code = newPairingCode();
    const now = this.clock.now();
    const device = Object.assign(new Device(), {
      ...wanted,
      ...{ id: randomUUID(), pin: newPin(), createdAt: now, beats: 0, quickRepeats: 0 },
      ...{ codeHash: hashOfSecret(code), codeExpiresAt: new Date(now.getTime() + CODE_LASTS_MS) },
      ...{ tokenHash: null, pairedAt: null, revokedAt: null, lastSeenAt: null, batteryPercent: null, waiting: null },
    });
    await this.queue.transaction((manager) => manager.insert(Device, device));
    return { device, code };
  }

  /** @throws Problem `pairing-code-unknown` for a code that was never made, is used, or is too old */
  async pair(typed: string): Promise<{ readonly device: KnownDevice; readonly token: string }> {
    const token = newSecret();
    const now = this.clock.now().toISOString();
    const hash = hashOfSecret(asPairingCode(typed));
    const device = await this.queue.commit(() => pairDevice(hash, hashOfSecret(token), now));
    if (!device) throw problem.pairingCodeUnknown();
    return { device, token };
  }

  /** Asked anew with every call, so that a revoked token is refused at once. Null when unknown or revoked. */
  byToken(token: string): Promise<KnownDevice | null> {
    return this.queue.read(deviceByToken(hashOfSecret(token)));
  }

  async heartbeat(device: KnownDevice, state: DeviceState): Promise<void> {
    const now = this.clock.now().toISOString();
    await this.queue.commit(() => keepState(device, state, now));
  }

  list(communeId: string): Promise<Device[]> {
    return this.devices.find({ where: { communeId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<Device> {
    const device = await this.devices.findOneBy({ communeId, id });
    if (!device) throw problem.notFound();
    return device;
  }

  /** From now on its token and its pairing code open nothing; answers it still holds wait until it is paired again. */
  async revoke({ communeId, id }: Device): Promise<void> {
    const revokedAt = this.clock.now();
    await this.queue.transaction((manager) =>
      manager.update(Device, { communeId, id }, { revokedAt, codeHash: null, codeExpiresAt: null }),
    );
  }
}

/** Long enough to walk to the counter, too short to lie about. */
const CODE_LASTS_MS = 60 * 60_000;
