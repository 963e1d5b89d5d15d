import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { NewCampaign } from '../../src/campaigns/new-campaign.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import type { NewPoint } from '../../src/collection-points/collection-points.service.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { aBatch } from './paper.js';
import type { TestServer } from './server.js';
import { type SignedIn, signIn, signInAs } from './sign-in.js';
import { aCampaign, aPoint } from './spring.js';

/** One campaign with a point of each kind, a paired tablet, and a batch of sheets that two people key. */
export interface Counter {
  readonly server: TestServer;
  readonly campaign: Campaign;
  readonly qr: CollectionPoint;
  readonly kiosk: CollectionPoint;
  readonly paper: CollectionPoint;
  readonly tablet: string;
  readonly batch: PaperBatch;
  readonly staff: Staff;
  sheets: number;
}

/** Two officers, who sign in anew on another day: a session does not last till then. */
export class Staff {
  private signedIn: { readonly at: number; readonly sessions: Promise<readonly SignedIn[]> };

  private constructor(
    private readonly server: TestServer,
    sessions: Promise<readonly SignedIn[]>,
  ) {
    this.signedIn = { at: server.clock.now().getTime(), sessions };
  }

  static async of(server: TestServer): Promise<Staff> {
    const user = { role: 'officer', communeId: 'spring' } as const;
    const names = ['officer.first', 'officer.second'];
    const staff = new Staff(server, Promise.all(names.map((name) => signInAs(server, { name, ...user }))));
    await staff.present();
    return staff;
  }

  async present(): Promise<{ readonly first: SignedIn; readonly second: SignedIn }> {
    const { at, sessions } = this.signedIn;
    const now = this.server.clock.now().getTime();
    if (now !== at) {
      const again = sessions.then((all) => Promise.all(all.map((one) => signIn(this.server, one))));
      this.signedIn = { at: now, sessions: again };
    }
    const [first, second] = await this.signedIn.sessions;
    if (!first || !second) throw new Error('Nobody has signed in');
    return { first, second };
  }
}

/**
 * @param staff of the server; its commune is there already
 * @param at where its points stand: the Centre as a whole unless said otherwise
 */
export async function aCounter(
  server: TestServer,
  staff: Staff,
  campaign: Partial<NewCampaign> = {},
  at: Pick<NewPoint, 'counter'> = {},
): Promise<Counter> {
  const [qr, kiosk, paper] = await Promise.all([
    aPoint(server, { ...at, kind: 'qr' }),
    aPoint(server, { ...at, kind: 'kiosk', name: 'Máy tại sảnh' }),
    aPoint(server, { ...at, kind: 'paper', name: 'Phiếu giấy' }),
  ]);
  const pointIds = [qr.id, kiosk.id, paper.id];
  const made = await aCampaign(server, { pointIds, ...campaign });
  const batch = await aBatch(server, { campaign: made, point: paper }, 500);
  const tablet = await aTablet(server, kiosk);
  return { server, campaign: made, qr, kiosk, paper, tablet, batch, staff, sheets: 0 };
}

/** @returns the token of a paired tablet */
export async function aTablet(server: TestServer, { communeId, id: pointId }: CollectionPoint): Promise<string> {
  const devices = server.get(DevicesService, { strict: false });
  const { code } = await devices.create({ communeId, pointId, secondPointId: null, hours: null }, 'test');
  return (await devices.pair(code)).token;
}
