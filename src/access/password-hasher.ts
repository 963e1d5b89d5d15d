import { Injectable } from '@nestjs/common';
import type { Options } from '@node-rs/argon2';
import { newSecret } from './secret-code.js';

/** argon2id (the library's default kind) as OWASP recommends it; 46 MiB each, so only four run at once. */
const STRENGTH: Options = { memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 };
const MOST_AT_ONCE = 4;

/** Hashes and checks passwords. Passwords are NFC, so any keyboard types the same one. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private nobodysHash: Promise<string> | null = null;

  async hash(password: string): Promise<string> {
    const { hash } = await argon2();
    return this.inTurn(() => hash(password.normalize('NFC'), STRENGTH));
  }

  /** @param passwordHash null for an unknown user, which takes as long as a wrong password */
  async matches(password: string, passwordHash: string | null): Promise<boolean> {
    const { hash, verify } = await argon2();
    // Made at the first sign-in, whoever it is, so that it tells nothing of the name.
    this.nobodysHash ??= hash(newSecret(), STRENGTH);
    const nobodys = await this.nobodysHash;
    const expected = passwordHash ?? nobodys;
    const same = await this.inTurn(() => verify(expected, password.normalize('NFC')));
    return same && passwordHash !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= MOST_AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}

/** Citizens sign in nowhere: loaded, and 46 MiB taken, when somebody does. */
const argon2 = () => import('@node-rs/argon2');
