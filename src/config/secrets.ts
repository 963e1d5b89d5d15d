import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * The one secret of an installation. Every key is derived from it, so one file of mode 0600 is all there is to keep.
 * Its fingerprint stands in the database: data without their secret, or with another one, refuse to start.
 */
export class Secrets {
  private readonly keys = new Map<string, KeyObject>();

  private constructor(
    private readonly root: Buffer,
    /** Where it stands once it is kept; null for one that stands there already. */
    private unkept: string | null = null,
  ) {}

  /**
   * Reads the file; where it is absent, makes a new secret that is written once it is `kept`.
   * @throws Error when others may read the file, or it does not hold a secret
   */
  static readOrNew(file: string): Secrets {
    if (!existsSync(file)) return new Secrets(randomBytes(32), file);
    if ((statSync(file).mode & 0o077) !== 0) throw new Error(`Others may read the secrets file ${file}: chmod 600 it`);
    return Secrets.from(readFileSync(file, 'utf8'), file);
  }

  /**
   * What a secrets file holds.
   * @throws Error when that is no secret
   */
  static from(text: string, file: string): Secrets {
    let secret: unknown;
    try {
      ({ secret } = JSON.parse(text) as { secret?: unknown });
    } catch {
      // Said below: what is not JSON holds no secret either.
    }
    const root = Buffer.from(typeof secret === 'string' ? secret : '', 'base64url');
    if (root.length < 32) throw new Error(`The secrets file ${file} holds no secret`);
    return new Secrets(root);
  }

  /** Not in its file yet, so nothing can have been sealed with it. */
  get isNew(): boolean {
    return this.unkept !== null;
  }

  /** Writes the file (mode 0600), unless it stands there. @throws Error where another process wrote one meanwhile */
  keep(): void {
    if (this.unkept === null) return;
    mkdirSync(dirname(this.unkept), { recursive: true });
    const file = openSync(this.unkept, 'wx', 0o600);
    try {
      writeSync(file, `${JSON.stringify({ secret: this.root.toString('base64url') })}\n`);
      // Its fingerprint is about to be committed, and data without their secret open no more.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(this.unkept, 0o600);
    this.unkept = null;
  }

  /** Tells two secrets apart without revealing them. */
  get fingerprint(): string {
    return createHash('sha256').update('fingerprint').update(this.root).digest('base64url').slice(0, 22);
  }

  /** Keyed hash (HMAC-SHA-256) of a message for one purpose; a purpose has a key of its own. */
  keyedHash(purpose: string, message: string): Buffer {
    return createHmac('sha256', this.keyFor(purpose)).update(message).digest();
  }

  /** A text that only this installation reads again, and that nobody changes unnoticed (AES-256-GCM). */
  seal(purpose: string, text: string): string {
    return this.sealBytes(purpose, Buffer.from(text)).toString('base64url');
  }

  /** The same of bytes. */
  sealBytes(purpose: string, bytes: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor(`seal ${purpose}`), nonce);
    const sealed = [nonce, cipher.update(bytes), cipher.final()];
    return Buffer.concat([...sealed, cipher.getAuthTag()]);
  }

  /** What was sealed for a purpose; null for anything else. */
  open(purpose: string, sealed: string): string | null {
    return this.openBytes(purpose, Buffer.from(sealed, 'base64url'))?.toString('utf8') ?? null;
  }

  /** The same of bytes. */
  openBytes(purpose: string, bytes: Buffer): Buffer | null {
    if (bytes.length < NONCE + TAG) return null;
    const key = this.keyFor(`seal ${purpose}`);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAuthTag(bytes.subarray(-TAG));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
    } catch {
      return null;
    }
  }

  private keyFor(purpose: string): KeyObject {
    const known = this.keys.get(purpose);
    if (known) return known;
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', this.root, '', purpose, 32)));
    this.keys.set(purpose, key);
    return key;
  }
}

/** Bytes, as GCM takes them. */
const NONCE = 12;
const TAG = 16;

/** Compares without telling by its time how much was right. */
export function sameSecret(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
