import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { here, type Server, startServer } from './node-process.js';

const run = promisify(execFile);

/** The built product with a database of its own. */
export class Product {
  private readonly environment: Readonly<Record<string, string>>;

  /**
   * @param folder where the SQLite file and the secret go
   * @param name tells databases in one folder apart
   * @param url of a PostgreSQL database, instead of the file
   */
  constructor(folder: string, name: string, url = `sqlite:${join(folder, `${name}.sqlite`)}`) {
    const secrets = join(folder, `${name}.secrets.json`);
    this.environment = {
      ...{ DATABASE_URL: url, SECRETS_FILE: secrets, LOG_LEVEL: 'error' },
      // Nobody measures a crowd that answers for days: more than a commune's points take in would be marked, and an index
      // that is meant to be nearly empty filled.
      BURST_PER_POINT: '10000000',
    };
  }

  /** Runs a command of the product; what it prints. */
  async hailong(...args: string[]): Promise<string> {
    return this.run('dist/cli.js', args);
  }

  private async run(script: string, args: readonly string[]): Promise<string> {
    const environment = { ...process.env, NODE_OPTIONS: '', ...this.environment };
    const { stdout } = await run('node', ['--disable-proto=delete', script, ...args], { env: environment });
    return stdout.trim();
  }

  /** @param preload a module loaded before the server, to leave a part of it out */
  start(preload?: string): Promise<Server> {
    const nodeArgs = [
      '--disable-proto=delete',
      '--max-semi-space-size=4',
      ...(preload === undefined ? [] : ['--import', preload]),
    ];
    return startServer({ script: 'dist/main.js', nodeArgs, environment: this.environment });
  }

  /**
   * A commune whose Centre asks its whole questionnaire at as many QR points as a commune has.
   * @returns the codes of the points
   */
  async openCampaign(): Promise<readonly string[]> {
    await this.hailong('commune:import', `data/communes/${COMMUNE}.json`);
    const days = ['--opens', '2026-01-01', '--ends', '2099-12-01', '--locks', '2099-12-31'];
    const what = ['--commune', COMMUNE, '--questionnaire', 'trung-tam', ...days];
    const campaign = JSON.parse(await this.hailong('campaign:create', ...what)) as { id: string };
    const where = ['--commune', COMMUNE, '--kind', 'qr', '--campaign', campaign.id];
    return JSON.parse(await this.run(here('points'), [String(POINTS), ...where])) as string[];
  }
}

/** Counters, villages, posters and links. */
const POINTS = 40;

export const COMMUNE = 'hong-chau';
