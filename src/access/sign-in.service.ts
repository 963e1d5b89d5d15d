import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../config/clock.js';
import { Secrets, sameSecret } from '../config/secrets.js';
import { OtherServers } from '../database/other-servers.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { NOBODY } from './audit.entity.js';
import { AuditService } from './audit.service.js';
import { foldLoginName, Session, User } from './credentials.entity.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { LoginDelay, networkOf } from './login-delay.js';
import { PasswordHasher } from './password-hasher.js';
import { SecondStepService } from './second-step.service.js';
import { hashOfSecret, newSecret } from './secret-code.js';
import { SessionsService } from './sessions.service.js';
import { UsersService } from './users.service.js';

export interface SignedIn {
  readonly outcome: 'signed-in';
  readonly user: User;
  readonly sessionId: string;
  readonly device: string;
}

export type SignIn =
  | SignedIn
  /** The password is right, and a code is asked for. */
  | { readonly outcome: 'code-needed'; readonly ticket: string }
  | { readonly outcome: 'wrong' }
  /** The ticket is none, or too old: the person begins anew. */
  | { readonly outcome: 'too-late' }
  | { readonly outcome: 'wait'; readonly seconds: number };

/** Long enough to find the phone. */
const TICKET_LASTS = 5 * 60_000;
const ticketForm = z.object({ id: z.string(), until: z.number(), password: z.string() });

export interface KnownBrowser {
  readonly device: string | undefined;
  /** Identifier of the session it has. */
  readonly before: string | undefined;
  /** Where it asks from; looked at only where others guess. */
  readonly address: string;
}

/**
 * Checks names and passwords. Guessing is slowed down by account, never shut off; a browser in which the user has
 * signed in before has its own count, and one from another network is heard meanwhile, so that somebody else's guesses do
 * not keep an officer out.
 * @see OWASP, "Slow Down Online Guessing Attacks with Device Cookies"
 */
@Injectable()
export class SignInService {
  private readonly delay: LoginDelay;
  private readonly failures = new FailedSignIns();

  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly secondStep: SecondStepService,
    private readonly passwords: PasswordHasher,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    others: OtherServers,
  ) {
    this.delay = new LoginDelay(others, 'sign-in');
  }

  /** @param browser what earlier sign-ins left in it, if anything; the session before ends */
  async signIn(name: string, password: string, { device, before, address }: KnownBrowser): Promise<SignIn> {
    const now = this.clock.certain();
    const account = foldLoginName(name) ?? '';
    const counted = this.countedFor(account, device);
    const network = counted === account ? networkOf(address) : undefined;
    const seconds = this.delay.waitFor(counted, now, network);
    if (seconds > 0) return { outcome: 'wait', seconds };
    // Counted before it is checked, so that guesses sent all at once do not slip through together.
    this.delay.failed(counted, now, network);
    const user = await this.users.find(name);
    const usable = user !== null && !user.disabled;
    if (!(await this.passwords.matches(password, user?.passwordHash ?? null)) || !usable) {
      await this.tell('sign-in-failed', user);
      return { outcome: 'wrong' };
    }
    this.delay.succeeded(counted, now);
    if (await this.secondStep.of(user.id)) return { outcome: 'code-needed', ticket: this.ticketFor(user) };
    const sessionId = await this.queue.commit(() => this.signedIn(user, before));
    if (sessionId === null) return { outcome: 'wrong' };
    return { outcome: 'signed-in', user, sessionId, device: this.deviceFor(account) };
  }

  /**
   * The second step, for those who switched it on. Codes have a count of their own, which the password alone never
   * sets back.
   * @param code of the application, or a recovery code
   */
  async confirm(ticket: string, code: string, { device, before }: KnownBrowser): Promise<SignIn> {
    const user = await this.userOf(ticket, this.clock.certain());
    if (!user) return { outcome: 'too-late' };
    const now = this.clock.certain();
    const counted = `code ${this.countedFor(user.name, device)}`;
    const seconds = this.delay.waitFor(counted, now);
    if (seconds > 0) return { outcome: 'wait', seconds };
    this.delay.failed(counted, now);
    const sessionId = await this.queue.commit(() => this.confirmed(user, code, before));
    if (sessionId === null) {
      await this.tell('second-step-failed', user);
      return { outcome: 'wrong' };
    }
    this.delay.succeeded(counted, now);
    return { outcome: 'signed-in', user, sessionId, device: this.deviceFor(user.name) };
  }

  /** What was typed where no such account is may be somebody's password: it is kept nowhere, and counted as one. */
  private async tell(action: string, user: User | null): Promise<void> {
    const counted = `${action} ${user?.id ?? ''}`;
    const attempts = this.failures.failed(counted, this.clock.certain());
    if (attempts === null) return;
    const [object, communeId] = [user?.name ?? '', user?.communeId ?? null];
    const entry = { actor: NOBODY, communeId, action, object, details: { attempts } };
    try {
      await this.queue.commit(() => this.audit.append(entry));
    } catch (error) {
      this.failures.takeBack(counted);
      throw error;
    }
  }

  private *confirmed(user: User, code: string, before: string | undefined): Work<string | null> {
    if (!(yield* this.secondStep.passed(user, code))) return null;
    return yield* this.signedIn(user, before);
  }

  /** What the page of the second step carries: who gave the right password, and until when that counts. */
  private ticketFor({ id, passwordHash }: User): string {
    const until = this.clock.certain().getTime() + TICKET_LASTS;
    return this.secrets.seal('second step', JSON.stringify({ id, until, password: hashOfSecret(passwordHash) }));
  }

  /** Null once the time is over, the password is another one or the user is disabled. */
  private async userOf(ticket: string, now: Date): Promise<User | null> {
    const said = this.secrets.open('second step', ticket);
    if (said === null) return null;
    const { id, until, password } = ticketForm.parse(JSON.parse(said));
    const user = until > now.getTime() ? await this.users.withId(id) : null;
    return user && !user.disabled && hashOfSecret(user.passwordHash) === password ? user : null;
  }

  /** The browser by what cannot be varied of its cookie, where it is one that the user has signed in with; else the name. */
  private countedFor(account: string, device: string | undefined): string {
    const [nonce = '', seal, ...more] = device?.split('.') ?? [];
    const isKnown = more.length === 0 && sameSecret(seal, this.seal(account, nonce));
    return isKnown ? `device ${nonce}` : account;
  }

  /** @returns null where the password became another, or the user was disabled, while it was checked */
  private *signedIn(user: User, before: string | undefined): Work<string | null> {
    const now = yield* tableOf(User).hold({ id: user.id });
    if (!now || now.disabled || now.passwordHash !== user.passwordHash) return null;
    if (before !== undefined) yield* tableOf(Session).delete({ idHash: hashOfSecret(before) });
    return yield* this.sessions.begin(user);
  }

  private deviceFor(account: string): string {
    const nonce = newSecret();
    return `${nonce}.${this.seal(account, nonce)}`;
  }

  private seal(account: string, nonce: string): string {
    return this.secrets.keyedHash('known device', `${nonce} ${account}`).toString('base64url');
  }
}
