import { randomUUID } from 'node:crypto';
import { AttachmentsService } from '../../src/dossier/attachments.service.js';
import { DossiersService } from '../../src/dossier/dossiers.service.js';
import { aPdf } from './evidence.js';
import type { TestServer } from './server.js';

const strictly = { strict: false } as const;

/** A dossier is registered today, and evidence comes to it. */
export async function aDossierToday(server: TestServer, communeId: string): Promise<void> {
  const which = { communeId, year: 2026 };
  const dossiers = server.get(DossiersService, strictly);
  const read = (await dossiers.find(which))?.dossier.changes ?? 0;
  const said = { level: null, letter: '', thresholds: {}, registeredOn: server.clock.today() };
  await dossiers.register(which, { ...said, criteria: 'hai-phong.v1', read }, 'lan');
  await server.get(AttachmentsService, strictly).attach({ ...which, code: '2.8' }, aPdf(randomUUID()), 'lan');
}
