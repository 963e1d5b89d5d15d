import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { hashOfSecret, newSecret } from './secret-code.js';
import { SetupCode } from './setup-code.entity.js';
import type { User } from './user.entity.js';
import { UsersService } from './users.service.js';

const LINK_LASTS = 24 * 3_600_000;

/** The first start: there is no account yet, and none with a password that everybody knows. */
@Injectable()
export class SetupService {
  constructor(
    @InjectRepository(SetupCode) private readonly codes: Repository<SetupCode>,
    private readonly users: UsersService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** The path of a new link that works once within 24 hours, while nobody is a user; else null. Older links end. */
  async firstStartLink(): Promise<string | null> {
    if (await this.users.exist()) return null;
    const code = newSecret();
    const expiresAt = new Date(this.clock.now().getTime() + LINK_LASTS);
    await this.queue.transaction(async (manager) => {
      await manager.clear(SetupCode);
      await manager.insert(SetupCode, { hash: hashOfSecret(code), expiresAt });
    });
    return `/setup/${code}`;
  }

  /** @throws Problem `not-found` when the code is wrong, spent or too old */
  async assertUsable(code: string): Promise<void> {
    const known = await this.codes.findOneBy({ hash: hashOfSecret(code) });
    if (!known || known.expiresAt <= this.clock.now() || (await this.users.exist())) throw problem.notFound();
  }

  /** Makes the first administrator, of all communes. The code is spent first, so that two cannot use it. */
  async createAdministrator(code: string, name: string, password: string): Promise<User> {
    await this.assertUsable(code);
    const spent = await this.queue.transaction((manager) => manager.delete(SetupCode, { hash: hashOfSecret(code) }));
    if (spent.affected !== 1) throw problem.notFound();
    const { user } = await this.users.create({ name, role: 'administrator', communeId: null, password }, 'system');
    return user;
  }
}
