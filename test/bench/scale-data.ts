import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { COMMUNE, Product } from './product.js';

/** A database of simulated responses, made once and kept. */
export interface ScaleData {
  readonly product: Product;
  readonly file: string;
  /** The survey at the Centre: more than half of the responses. */
  readonly campaign: string;
}

/** @param folder where the files stay; a response takes some 730 bytes */
export async function scaleData(folder: string, responses: number, say: (what: string) => void): Promise<ScaleData> {
  const name = `responses-${responses}`;
  const product = new Product(folder, name);
  const file = join(folder, `${name}.sqlite`);
  const done = `${file}.done`;
  if (!existsSync(done)) {
    mkdirSync(folder, { recursive: true });
    for (const rest of [file, `${file}-wal`, `${file}-shm`]) rmSync(rest, { force: true });
    await simulate(product, responses, say);
    writeFileSync(done, '');
  }
  say(`${name}: ${Math.round(statSync(file).size / 2 ** 20).toLocaleString('en')} MB`);
  return { product, file, campaign: largestCampaign(file) };
}

async function simulate(product: Product, responses: number, say: (what: string) => void): Promise<void> {
  say(`simulating ${responses.toLocaleString('en')} responses, once`);
  const start = performance.now();
  await product.hailong('commune:import', `data/communes/${COMMUNE}.json`);
  await product.hailong('simulate', '--commune', COMMUNE, '--responses', String(responses), '--seed', '1');
  const seconds = (performance.now() - start) / 1000;
  say(`took ${Math.round(seconds)} s, ${Math.round(responses / seconds).toLocaleString('en')} a second`);
}

function largestCampaign(file: string): string {
  const db = new Database(file, { readonly: true });
  const largest = db
    .prepare('SELECT campaign_id FROM participation_count GROUP BY campaign_id ORDER BY SUM(responses) DESC LIMIT 1')
    .pluck()
    .get();
  db.close();
  return String(largest);
}
