import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
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
    this.secrets.keep();
    const stored = await this.queue.commit(() => storedOrNew(this.secrets.fingerprint));
    if (stored !== this.secrets.fingerprint) throw new Error(FOREIGN);
  }
}

/**
 * Looks whose data a database holds before anything is written, to it or beside it.
 * @throws Error that says what to do where they are of another secret, or theirs is missing
 */
export async function assertOwnData(dataSource: DataSource, secrets: Secrets, file: string): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    if (!(await runner.hasTable('installation'))) return;
    const [owner]: { value: string }[] = await runner.query("SELECT value FROM installation WHERE name = 'secrets'");
    if (owner && secrets.isNew) throw new Error(`The data have a secret, and its file ${file} is missing: put it back`);
    if (owner && owner.value !== secrets.fingerprint) throw new Error(FOREIGN);
  } finally {
    await runner.release();
  }
}

const FOREIGN = 'The secrets file does not belong to this database (SECRETS_FILE)';

function* storedOrNew(fingerprint: string): Work<string> {
  const installation = tableOf(Installation);
  yield* installation.insertNew({ name: 'secrets', value: fingerprint });
  return (yield* installation.find({ name: 'secrets' }))?.value ?? '';
}
