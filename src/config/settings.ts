import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Injection token and type of the settings: read once from the environment, checked, and never changed. */
export class Settings {
  private constructor(private readonly values: z.output<typeof schema>) {}

  /**
   * @param environment e.g. `process.env`
   * @throws Error naming every malformed setting
   */
  static read(environment: Readonly<Record<string, string | undefined>>): Settings {
    const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
    const parsed = schema.safeParse(given);
    if (!parsed.success) {
      const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      throw new Error(`Unusable setting. ${faults.join('; ')}`);
    }
    return new Settings(parsed.data);
  }

  get port(): number {
    return this.values.PORT;
  }

  get host(): string {
    return this.values.HOST;
  }

  /** `sqlite:FILE` or `postgres://…` */
  get databaseUrl(): string {
    return this.values.DATABASE_URL;
  }

  /** Path of the SQLite file, or null on PostgreSQL. Relative paths start at the folder of the program. */
  get sqliteFile(): string | null {
    const url = this.values.DATABASE_URL;
    return url.startsWith('sqlite:') ? resolve(projectFolder, url.slice('sqlite:'.length)) : null;
  }

  /** What QR codes and links point to, without a slash at the end. */
  get baseUrl(): string {
    return (this.values.BASE_URL ?? `http://localhost:${this.values.PORT}`).replace(/\/$/, '');
  }

  /** Where the secrets stand; beside the SQLite file unless set. */
  get secretsFile(): string {
    if (this.values.SECRETS_FILE) return this.values.SECRETS_FILE;
    return this.sqliteFile ? `${this.sqliteFile}.secrets.json` : join(projectFolder, 'data', 'secrets.json');
  }

  get logLevel(): string {
    return this.values.LOG_LEVEL;
  }

  /** Number of reverse proxies in front, whose X-Forwarded-Proto is believed. */
  get trustedProxies(): number {
    return this.values.TRUSTED_PROXIES;
  }

  /** Seconds between two looks whether a lock is due, and whether somebody is to be reminded. */
  get lockEvery(): number {
    return this.values.LOCK_EVERY;
  }

  /** Responses that a point takes in within ten minutes before further ones are marked as a burst. */
  get burstPerPoint(): number {
    return this.values.BURST_PER_POINT;
  }

  /** The same for one tablet and the answers of one day. */
  get burstPerTablet(): number {
    return this.values.BURST_PER_TABLET;
  }

  /** How reminders are sent, and from whom; null where they are not. */
  get mail(): { readonly url: string; readonly from: string } | null {
    const { SMTP_URL: url, MAIL_FROM: from } = this.values;
    return url === undefined || from === undefined ? null : { url, from };
  }

  /** Folder of the questionnaires: `<key>.v<version>.json`, each in the form of SurveyJS. */
  get surveysFolder(): string {
    return resolve(projectFolder, this.values.SURVEYS_FOLDER);
  }

  /** Where the files stand that communes attach: beside the SQLite file unless set, and never below what a web address reaches. */
  get attachmentsFolder(): string {
    const { ATTACHMENTS_FOLDER: folder } = this.values;
    if (folder !== undefined) return resolve(projectFolder, folder);
    return this.sqliteFile ? `${this.sqliteFile}.files` : join(projectFolder, 'data', 'attachments');
  }

  /** The program that makes PDF files, an office program or a browser; null for the usual ones. */
  get pdfProgram(): string | null {
    return this.values.PDF_PROGRAM ?? null;
  }

  /** Where the nightly backups stand; beside the SQLite file unless set. */
  get backupFolder(): string {
    const { BACKUP_FOLDER: folder } = this.values;
    return folder === undefined ? `${this.sqliteFile}.backups` : resolve(projectFolder, folder);
  }

  /** How many of them are kept; 0 where none are made, as in the demonstration. */
  get backupsKept(): number {
    return this.demo ? 0 : this.values.BACKUPS_KEPT;
  }

  /** Seals the secret in backups, and opens it; null where a backup opens everything by itself. */
  get backupPassphrase(): string | null {
    return this.values.BACKUP_PASSPHRASE ?? null;
  }

  /** Megabytes of free room below which it is low, scarce, and the last. */
  get space(): { readonly low: number; readonly scarce: number; readonly last: number } {
    const { SPACE_LOW: low, SPACE_SCARCE: scarce, SPACE_LAST: last } = this.values;
    return { low, scarce, last };
  }

  /** Opens the counters for Prometheus to other machines; null where only this one may read them. */
  get metricsToken(): string | null {
    return this.values.METRICS_TOKEN ?? null;
  }

  /** True for the demonstration: a banner stands on every page. */
  get demo(): boolean {
    return this.values.HAI_LONG_DEMO;
  }
}

/** The folder that holds `surveys`, `views` and `data`, from `src` and from `dist` alike. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

const fields = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'sqlite:FILE or postgres://…')
    .default('sqlite:data/hai-long.sqlite'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  SECRETS_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(8).default(0),
  PDF_PROGRAM: z.string().optional(),
  LOCK_EVERY: z.coerce.number().int().min(1).max(86_400).default(180),
  BURST_PER_POINT: z.coerce.number().int().min(1).default(600),
  BURST_PER_TABLET: z.coerce.number().int().min(1).default(1_500),
  SURVEYS_FOLDER: z.string().default('surveys'),
  ATTACHMENTS_FOLDER: z.string().optional(),
  BACKUP_FOLDER: z.string().optional(),
  BACKUPS_KEPT: z.coerce.number().int().min(0).max(366).default(14),
  BACKUP_PASSPHRASE: z.string().min(12, 'at least 12 characters').optional(),
  SPACE_LOW: z.coerce.number().int().min(0).default(2_000),
  SPACE_SCARCE: z.coerce.number().int().min(0).default(500),
  SPACE_LAST: z.coerce.number().int().min(0).default(50),
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  HAI_LONG_DEMO: z.stringbool().default(false),
  // Holds a password, so that nothing of it is ever told.
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtp://… or smtps://…' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\p{Cc}<>]*<?[^\s@<>]+@[^\s@<>]+>?$/u, 'an e-mail address, with a name before it or not')
    .optional(),
});
const schema = fields.refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
  ...{ path: ['MAIL_FROM'], message: 'needed beside SMTP_URL' },
});

/** The names of all settings, as the documents list them (`src/README.md`). */
export const settingNames: readonly string[] = Object.keys(fields.shape);
