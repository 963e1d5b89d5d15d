import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { foldLoginName, Session, type User } from './credentials.entity.js';
import { LoginDelay } from './login-delay.js';
import { PasswordHasher } from './password-hasher.js';
import { hashOfSecret, newSecret, sameSecret } from './secret-code.js';
import { SessionsService } from './sessions.service.js';
import { UsersService } from './users.service.js';

export type SignIn =
  | { readonly outcome: 'signed-in'; readonly user: User; readonly sessionId: string; readonly device: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly seconds: number };

export interface KnownBrowser {
  readonly device: string | undefined;
  /** Identifier of the session it has. */
  readonly before: string | undefined;
}

/**
 * Checks names and passwords. Guessing is slowed down by account, never shut off; a browser in which the user has
 * signed in before has its own count, so that somebody else's guesses do not keep an officer out.
 * @see OWASP, "Slow Down Online Guessing Attacks with Device Cookies"
 */
@Injectable()
export class SignInService {
  private readonly delay = new LoginDelay();

  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly passwords: PasswordHasher,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @param browser what earlier sign-ins left in it, if anything; the session before ends */
  async signIn(name: string, password: string, { device, before }: KnownBrowser): Promise<SignIn> {
    const now = this.clock.now();
    const account = foldLoginName(name) ?? '';
    const counted = device !== undefined && this.isDeviceOf(device, account) ? device : account;
    const seconds = this.delay.waitFor(counted, now);
    if (seconds > 0) return { outcome: 'wait', seconds };
    // Counted before it is checked, so that guesses sent all at once do not slip through together.
    this.delay.failed(counted, now);
    const user = await this.users.find(name);
    const usable = user !== null && !user.disabled;
    if (!(await this.passwords.matches(password, user?.passwordHash ?? null)) || !usable) return { outcome: 'wrong' };
    this.delay.succeeded(counted);
    const sessionId = await this.queue.commit(() => this.signedIn(user, before));
    return { outcome: 'signed-in', user, sessionId, device: this.deviceFor(account) };
  }

  private *signedIn(user: User, before: string | undefined): Work<string> {
    if (before !== undefined) yield* tableOf(Session).delete({ idHash: hashOfSecret(before) });
    return yield* this.sessions.begin(user);
  }

  private deviceFor(account: string): string {
    const nonce = newSecret();
    return `${nonce}.${this.seal(account, nonce)}`;
  }

  private isDeviceOf(device: string, account: string): boolean {
    const [nonce = '', seal] = device.split('.');
    return sameSecret(seal, this.seal(account, nonce));
  }

  private seal(account: string, nonce: string): string {
    return this.secrets.keyedHash('known device', `${nonce} ${account}`).toString('base64url');
  }
}
