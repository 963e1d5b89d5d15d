import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../config/clock.js';
import { Secrets, sameSecret } from '../config/secrets.js';

/** What a form of a staff page sent when its session was over: where to, and its fields as they were typed. */
export interface UnsentForm {
  readonly path: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Keeps what somebody typed while their session ended, without storing it: it goes with the sign-in page, sealed, and
 * comes back with the name and password. The form's own token says whom it was made for, so that nobody else gets to
 * see it, and no other site can plant one.
 */
@Injectable()
export class UnsentForms {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * The token that the forms of a session carry: a secret of at most 50 characters that tells, to this server alone,
   * whose it is.
   */
  tokenFor(userId: string): string {
    const secret = `${randomBytes(12).toString('base64url')}.${this.clock.certain().getTime().toString(36)}`;
    return `${secret}.${this.mark(secret, userId)}`;
  }

  /** Whether a form was made for somebody, in a session that may have ended since. */
  isOf(userId: string, token: unknown): boolean {
    if (typeof token !== 'string') return false;
    const [, since = '', mark] = /^[\w-]+\.([0-9a-z]+)\.([\w-]+)$/.exec(token) ?? [];
    const age = this.clock.certain().getTime() - Number.parseInt(since, 36);
    return age < KEPT_HOURS * 3_600_000 && sameSecret(mark, this.mark(token.slice(0, -`.${mark}`.length), userId));
  }

  /** @returns null for what is no form, is about passwords, or is too long to go along */
  read({ url, body, headers }: Pick<FastifyRequest, 'url' | 'body' | 'headers'>): UnsentForm | null {
    const isForm = String(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
    if (!isForm || /^\/(?:password|login|logout|setup)\b/.test(url)) return null;
    const sent = sentFields.safeParse(body);
    if (!sent.success) return null;
    const fields = Object.entries(sent.data).flatMap(([name, values]) => {
      return [values].flat().map((value) => ({ name, value }));
    });
    return { path: url, fields };
  }

  /** For the sign-in page. */
  seal(form: UnsentForm): string | null {
    const sealed = this.secrets.seal(PURPOSE, JSON.stringify(form));
    return sealed.length > LONGEST_SEALED ? null : sealed;
  }

  /** What was sealed, without its token, for whom it was made for; null for anybody else. */
  open(sealed: string | undefined, userId: string): UnsentForm | null {
    const opened = sealed ? this.secrets.open(PURPOSE, sealed) : null;
    return opened === null ? null : this.ownOf(userId, unsentForm.parse(JSON.parse(opened)));
  }

  /** A form without its token, where it was made for somebody. */
  ownOf(userId: string, { path, fields }: UnsentForm): UnsentForm | null {
    const token = fields.find(({ name }) => name === '_csrf')?.value;
    return this.isOf(userId, token) ? { path, fields: fields.filter(({ name }) => name !== '_csrf') } : null;
  }

  private mark(secret: string, userId: string): string {
    return this.secrets.keyedHash('form of', `${secret} ${userId}`).subarray(0, 16).toString('base64url');
  }
}

const PURPOSE = 'unsent form';

/** A working day, and the evening after it. */
const KEPT_HOURS = 24;

/** With name and password it must fit into what the server takes in. */
const LONGEST_SEALED = 240_000;

const sentFields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const unsentForm = z.object({
  path: z.string(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
});
