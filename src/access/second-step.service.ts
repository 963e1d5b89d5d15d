import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { AuditService } from './audit.service.js';
import type { User } from './credentials.entity.js';
import { RecoveryCode, SecondStep } from './second-step.entity.js';
import { newRecoveryCode } from './secret-code.js';

/** A secret that is offered and not yet confirmed. It travels with the page; nothing is kept before the first code. */
export interface OfferedSecret {
  readonly secret: string;
  /** For the camera of the application. */
  readonly uri: string;
  readonly sealed: string;
}

const steps = tableOf(SecondStep);
const recoveryCodes = tableOf(RecoveryCode);

const RECOVERY_CODES = 10;
/** Seconds by which the clocks of phone and server may differ. */
const TOLERANCE = 30;

/** Signing in with a code of an application besides the password (TOTP, RFC 6238), for those who switch it on. */
@Injectable()
export class SecondStepService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Null for whoever signs in with the password alone. */
  of(userId: string): Promise<SecondStep | null> {
    return this.queue.read(steps.find({ userId }));
  }

  codesLeft(userId: string): Promise<number> {
    return this.queue.read(recoveryCodes.count({ userId }));
  }

  /** @param issuer how the application calls this server */
  offer(user: { readonly id: string; readonly name: string }, issuer: string): OfferedSecret {
    return this.offered(user, generateSecret(), issuer);
  }

  /** The same secret again, after a code that was wrong; null for one that was offered to somebody else. */
  offeredAgain(user: { readonly id: string; readonly name: string }, sealed: string, issuer: string) {
    const secret = this.secrets.open(purposeOf(user.id), sealed);
    return secret === null ? null : this.offered(user, secret, issuer);
  }

  /**
   * Switches the second step on.
   * @returns the recovery codes, which are shown once; null for a wrong code, or where it is on already
   */
  async switchOn(user: User, { secret }: OfferedSecret, code: string): Promise<readonly string[] | null> {
    const lastStep = this.stepOf(code, secret, 0);
    if (lastStep === null) return null;
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const sealed = this.secrets.seal(purposeOf(user.id), secret);
    const kept = { userId: user.id, secret: sealed, lastStep, since: this.clock.now() };
    return (await this.queue.commit(() => this.switchedOn(user, kept, codes))) ? codes : null;
  }

  /** Whether a code of the application, or a recovery code, opens; then it opens nothing any more. */
  *passed({ id: userId, name, communeId }: User, code: string): Work<boolean> {
    const kept = yield* steps.hold({ userId });
    if (!kept) return true;
    const typed = code.replace(/[\s-]/g, '').toLowerCase();
    if ((yield* recoveryCodes.delete({ userId, hash: this.hashOf(userId, typed) })) === 1) {
      const left = yield* recoveryCodes.count({ userId });
      yield* this.audit.append({
        actor: name,
        communeId,
        action: 'recovery-code-used',
        object: name,
        details: { left },
      });
      return true;
    }
    const secret = this.secrets.open(purposeOf(userId), kept.secret);
    const lastStep = secret && this.stepOf(typed, secret, kept.lastStep);
    if (!lastStep) return false;
    yield* steps.update({ userId }, { lastStep });
    return true;
  }

  /** @param actor the user, or an administrator where the phone is lost */
  *switchedOff({ id: userId, name, communeId }: User, actor: string): Work<void> {
    if ((yield* steps.delete({ userId })) === 0) return;
    yield* recoveryCodes.delete({ userId });
    const action = actor === name ? 'second-step-off' : 'second-step-taken-off';
    yield* this.audit.append({ actor, communeId, action, object: name });
  }

  private *switchedOn({ name, communeId }: User, kept: SecondStep, codes: readonly string[]): Work<boolean> {
    const { userId } = kept;
    if (!(yield* steps.insertNew(kept))) return false;
    for (const code of codes) yield* recoveryCodes.insert({ userId, hash: this.hashOf(userId, code.replace('-', '')) });
    yield* this.audit.append({ actor: name, communeId, action: 'second-step-on', object: name });
    return true;
  }

  private offered({ id, name }: { id: string; name: string }, secret: string, issuer: string): OfferedSecret {
    const uri = generateURI({ issuer, label: name, secret });
    return { secret, uri, sealed: this.secrets.seal(purposeOf(id), secret) };
  }

  /** The half minute of a code, later than the last one used; null for a code that does not open. */
  private stepOf(code: string, secret: string, lastStep: number): number | null {
    const epoch = Math.floor(this.clock.certain().getTime() / 1000);
    const latest = Math.floor((epoch + TOLERANCE) / 30);
    if (!/^\d{6}$/.test(code) || lastStep >= latest) return null;
    const found = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE, afterTimeStep: lastStep });
    return found.valid && 'timeStep' in found ? found.timeStep : null;
  }

  private hashOf(userId: string, code: string): string {
    return this.secrets.keyedHash('recovery code', `${userId} ${code}`).toString('hex');
  }
}

const purposeOf = (userId: string): string => `code of ${userId}`;
