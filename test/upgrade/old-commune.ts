import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { LockJob } from '../../src/figures/lock.job.js';
import type { TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { aPoint, post } from '../harness/spring.js';
import type { KeptAnswer, Told } from './expected.js';
import type { People } from './people.js';

/** An answer as a page froze it. */
export interface Frozen {
  readonly code: string;
  /** Of a tablet; null for a phone. */
  readonly token: string | null;
  readonly body: string;
}

type Answers = Record<string, unknown>;

/** As a later attempt sends it, when nobody is there any more to correct it. */
export function asWaiting(frozen: Frozen): Frozen {
  return { ...frozen, body: JSON.stringify({ ...JSON.parse(frozen.body), queued: true }) };
}

/** A commune that lives through a year with the version that runs: its people, its staff, and what phones still keep. */
export class OldCommune {
  readonly kept: KeptAnswer[] = [];
  private readonly accounts = new Map<string, SignedIn>();

  constructor(
    readonly server: TestServer,
    readonly key: string,
    readonly people: People,
  ) {}

  /** Somebody of this role, signed in today: a session does not last until tomorrow. */
  async as(role: 'administrator' | 'officer' | 'clerk' | 'collector' | 'leader'): Promise<SignedIn> {
    const account = this.accounts.get(role);
    const communeId = role === 'administrator' ? null : this.key;
    const signedIn = account ? await signIn(this.server, account) : await signInAs(this.server, { role, communeId });
    this.accounts.set(role, signedIn);
    return signedIn;
  }

  /** Another day: what the clock does by itself is done. */
  async until(day: string): Promise<void> {
    this.server.clock.moveTo(day);
    await this.server.get(LockJob, { strict: false }).look();
  }

  /** What a phone keeps from the moment somebody presses "send", and sends however often. */
  onPhone(campaign: Campaign, point: CollectionPoint, answers: Answers, more: Answers = {}): Frozen {
    const content = { ...this.content(campaign, answers), assisted: 'self', ...more };
    return { code: point.code, token: null, body: JSON.stringify(content) };
  }

  /** The same of a tablet, which nobody stands at by the time it is sent. */
  onTablet(token: string, campaign: Campaign, point: CollectionPoint, answers: Answers, more: Answers = {}): Frozen {
    const content = { ...this.content(campaign, answers), assisted: 'self', queued: true, ...more };
    return { code: point.code, token, body: JSON.stringify(content) };
  }

  /** @returns what the server says to it */
  async send({ code, token, body }: Frozen, status = 201): Promise<Told> {
    const reply = await post(this.server, code, body, token === null ? {} : { authorization: `Device ${token}` });
    expect({ reply, body }).toMatchObject({ reply: { status } });
    return reply.body;
  }

  /** People answer on their phones, one after the other. */
  async answer(count: number, campaign: Campaign, point: CollectionPoint, answers: () => Answers): Promise<void> {
    for (let sent = 0; sent < count; sent += 1) await this.send(this.onPhone(campaign, point, answers()));
  }

  /** It stays on the phone: sent after the update, it is answered so. */
  keep(story: string, frozen: Frozen, status: number, reply: Told = {}): void {
    this.kept.push({ story, ...asWaiting(frozen), status, reply });
  }

  private content({ id, questionnaireVersion: version }: Campaign, answers: Answers): Answers {
    const answeredOn = this.server.clock.today();
    return { id: this.people.id(), campaign: id, version, answers, answeredOn, language: 'vi' };
  }
}

export type Points = Awaited<ReturnType<typeof pointsOf>>;

/** Everywhere that answers are given. */
export async function pointsOf(server: TestServer) {
  return {
    poster: await aPoint(server, { name: 'Áp phích' }),
    link: await aPoint(server, { kind: 'link', name: 'Zalo' }),
    sheets: await aPoint(server, { kind: 'paper', name: 'Phiếu của Mặt trận' }),
    hall: await aPoint(server, { kind: 'meeting', name: 'Thôn Đông', village: 'dong' }),
    kiosk: await aPoint(server, { kind: 'kiosk', name: 'Máy tại sảnh', unit: 'centre' }),
    desk: await aPoint(server, { name: 'Quầy 1', counter: 'q1' }),
    gone: await aPoint(server, { name: 'Tường cũ', unit: 'centre' }),
    form: await aPoint(server, { kind: 'paper', name: 'Phiếu tại Trung tâm' }),
    reception: await aPoint(server, { name: 'Phòng tiếp dân' }),
  };
}
