import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { Installation } from './installation.entity.js';

/**
 * Ties the data to their secret. With another secret every receipt and one-time code would stop matching silently, so
 * the start is refused instead.
 */
@Injectable()
export class SecretsFingerprint implements OnModuleInit {
  constructor(
    private readonly secrets: Secrets,
    private readonly queue: WriteQueue,
  ) {}

  async onModuleInit(): Promise<void> {
    const stored = await this.queue.commit(() => storedOrNew(this.secrets.fingerprint));
    if (stored !== this.secrets.fingerprint) {
      throw new Error('The secrets file does not belong to this database (SECRETS_FILE)');
    }
  }
}

function* storedOrNew(fingerprint: string): Work<string> {
  const installation = tableOf(Installation);
  yield* installation.insertNew({ name: 'secrets', value: fingerprint });
  return (yield* installation.find({ name: 'secrets' }))?.value ?? '';
}
