import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { SetupCode, type User } from './credentials.entity.js';
import { hashOfSecret, newSecret } from './secret-code.js';
import { SessionsService } from './sessions.service.js';
import { UsersService } from './users.service.js';

const LINK_LASTS = 24 * 3_600_000;
const codes = tableOf(SetupCode);

/** The first start: there is no account yet, and none with a password that everybody knows. */
@Injectable()
export class SetupService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** The path of a new link that works once within 24 hours, while nobody is a user; else null. Older links end. */
  async firstStartLink(): Promise<string | null> {
    if (await this.users.exist()) return null;
    const code = newSecret();
    const expiresAt = new Date(this.clock.certain().getTime() + LINK_LASTS);
    await this.queue.commit(function* () {
      yield* codes.delete({});
      yield* codes.insert({ hash: hashOfSecret(code), expiresAt });
    });
    return `/setup/${code}`;
  }

  /** @throws Problem `not-found` when the code is wrong, spent or too old */
  async assertUsable(code: string): Promise<void> {
    const known = await this.queue.read(codes.find({ hash: hashOfSecret(code) }));
    if (!known || known.expiresAt <= this.clock.certain() || (await this.users.exist())) throw problem.notFound();
  }

  /** Makes the first administrator, of all communes, and signs in. @returns what goes into the cookie */
  async createAdministrator(code: string, name: string, password: string): Promise<string> {
    await this.assertUsable(code);
    const { user } = await this.users.prepare({ name, role: 'administrator', communeId: null, password });
    return this.queue.commit(() => this.administratorMade(hashOfSecret(code), user));
  }

  /** The code is spent first, so that two cannot use it. */
  private *administratorMade(hash: string, user: User): Work<string> {
    if ((yield* codes.delete({ hash })) !== 1) throw problem.notFound();
    yield* this.users.add(user, 'system');
    return yield* this.sessions.begin(user);
  }
}
