import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Secrets } from '../config/secrets.js';
import { rows, type Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';

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
  yield* rows(
    "INSERT INTO installation (name, value) VALUES ('secrets', $1) ON CONFLICT (name) DO NOTHING",
    fingerprint,
  );
  const [row] = yield* rows<{ value: string }>("SELECT value FROM installation WHERE name = 'secrets'");
  return row?.value ?? '';
}
