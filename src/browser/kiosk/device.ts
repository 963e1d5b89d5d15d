import { type Waking, wakesAt } from '../../rules/opening-hours.js';
import type { DeviceSettings, HeartbeatReply, PairingReply } from '../../rules/to-browser/kiosk.js';
import { postJson } from '../form/post-response.js';
import type { QueueState } from './queue.js';
import type { Vault } from './vault.js';

/** What a paired tablet remembers. */
interface Pairing extends DeviceSettings {
  readonly token: string;
  /** Number of the last heartbeat that the server answered. */
  readonly beat: number;
}

/** Opens the officer's panel of a tablet that is not paired; the officers' page names it. */
const UNPAIRED_PIN = '246810';

/** What this tablet is to the server: its token, its PIN, its hours. */
export class Device {
  private constructor(
    private readonly vault: Vault | null,
    private pairing: Pairing | null,
  ) {}

  static async load(vault: Vault | null): Promise<Device> {
    return new Device(vault, (await vault?.setting<Pairing>('pairing')) ?? null);
  }

  get paired(): boolean {
    return this.pairing !== null;
  }

  get token(): string | null {
    return this.pairing?.token ?? null;
  }

  get pin(): string {
    return this.pairing?.pin ?? UNPAIRED_PIN;
  }

  /** Where the tablet's page stands, for all its points; null where it is not paired. */
  get address(): string | null {
    const [first, second] = this.pairing?.points ?? [];
    return first === undefined ? null : `/kiosk/${first}${second === undefined ? '' : `?and=${second}`}`;
  }

  /** When it wakes again; null while it is awake. */
  waking(now: Date): Waking | null {
    const hours = this.pairing?.openingHours;
    return hours ? wakesAt(hours, now) : null;
  }

  async pair(code: string): Promise<'paired' | 'refused' | 'later'> {
    const reply = await postJson('/api/v1/devices/pair', JSON.stringify({ code }), null);
    if (!reply || reply.status >= 500) return 'later';
    const told: PairingReply | null = await reply.json().catch(() => null);
    if (typeof told?.token !== 'string') return 'refused';
    const { token, pin, points, openingHours } = told;
    await this.remember({ token, pin, points, openingHours, beat: 0 });
    return 'paired';
  }

  /**
   * Tells the server how the tablet is.
   * @returns `restored` where the server has forgotten what it had already answered
   */
  async beat({ waiting }: QueueState, quickRepeats: number): Promise<'fine' | 'restored' | 'revoked' | 'later'> {
    if (!this.pairing) return 'fine';
    const { token, beat } = this.pairing;
    const state = { battery: await battery(), waiting, beat: beat + 1, quickRepeats };
    const reply = await postJson('/api/v1/devices/heartbeat', JSON.stringify(state), token);
    const told: HeartbeatReply | null | undefined = await reply?.json().catch(() => null);
    if (reply?.status === 401) return 'revoked';
    if (reply?.status !== 200 || typeof told?.beat !== 'number') return 'later';
    const { pin, points, openingHours } = told;
    await this.remember({ token, pin, points, openingHours, beat: beat + 1 });
    return told.beat < beat ? 'restored' : 'fine';
  }

  private async remember(pairing: Pairing): Promise<void> {
    this.pairing = pairing;
    await this.vault?.keepSetting('pairing', pairing).catch(() => undefined);
  }
}

/** A fraction; null where the browser does not tell. */
async function battery(): Promise<number | null> {
  const asked = navigator as Navigator & { getBattery?(): Promise<{ readonly level: number }> };
  try {
    return (await asked.getBattery?.())?.level ?? null;
  } catch {
    return null;
  }
}
