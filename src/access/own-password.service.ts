import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { OtherServers } from '../database/other-servers.js';
import type { User } from './credentials.entity.js';
import { LoginDelay } from './login-delay.js';
import { PasswordHasher } from './password-hasher.js';

export type SaidAgain =
  | { readonly outcome: 'right' }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly seconds: number };

/**
 * Asks whoever is signed in for the password again. Whoever finds a session open guesses no faster than at the door,
 * and the pages that ask count together.
 */
@Injectable()
export class OwnPassword {
  private readonly delay: LoginDelay;

  constructor(
    private readonly passwords: PasswordHasher,
    private readonly clock: Clock,
    others: OtherServers,
  ) {
    this.delay = new LoginDelay(others, 'own password');
  }

  /** Counted before it is checked, so that guesses sent all at once do not slip through together. */
  async saidAgain({ id, passwordHash }: User, password: string): Promise<SaidAgain> {
    const now = this.clock.certain();
    const seconds = this.delay.waitFor(id, now);
    if (seconds > 0) return { outcome: 'wait', seconds };
    this.delay.failed(id, now);
    return { outcome: (await this.passwords.matches(password, passwordHash)) ? 'right' : 'wrong' };
  }

  /** Everything that was asked for beside it was right too: counting begins anew. */
  proven({ id }: User): void {
    this.delay.succeeded(id, this.clock.certain());
  }
}
