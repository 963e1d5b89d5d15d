import { changeBetween, type Figure } from '../../src/figures/figure.js';
import type { SatisfactionGroup } from '../../src/figures/satisfaction-groups.js';
import type { Subject } from '../../src/questionnaires/questionnaire.js';
import type { Department, ToldPeriod } from './department-exits.js';
import type { SignedIn } from './sign-in.js';

export const communesShown = ['cam-giang', 'hong-chau', 'le-thanh-nghi', 'nam-duong', 'viet-khe'];

/** Questionnaires of which a commune of the demonstration has something to tell besides its Centre. */
export const surveysShown: readonly (readonly [questionnaire: string, Subject])[] = [
  ['chinh-quyen', 'administration'],
  ['tiep-cong-dan', 'reception'],
  ['doanh-nghiep-to-chuc', 'businesses'],
  ['can-bo-cong-chuc', 'officials'],
];

/** What the API tells of one campaign. */
interface ToldCampaign {
  readonly id: string;
  readonly name: string;
  readonly commune: string;
  readonly opensOn: string;
  readonly locksOn: string;
  readonly questionnaire: { readonly key: string };
  readonly lockedPeriods: readonly string[];
}

interface Told {
  readonly subject: string;
  readonly overall: Figure;
  readonly groups: readonly (Department & Pick<SatisfactionGroup, 'kind'>)[];
}

/** What a commune of the demonstration has to tell, as its pages and its API do; read by somebody who may see them all. */
export class DemoStory {
  private constructor(
    private readonly reader: SignedIn,
    private readonly commune: string,
    private readonly campaigns: readonly ToldCampaign[],
  ) {}

  static async of(reader: SignedIn, commune: string): Promise<DemoStory> {
    const answer = await reader.get('/api/v1/campaigns', { accept: 'application/json' });
    const all = (await answer.json()) as readonly ToldCampaign[];
    return new DemoStory(
      reader,
      commune,
      all.filter((one) => one.commune === commune),
    );
  }

  /** Those of a questionnaire of which something is locked, newest first. */
  locked(questionnaire: string): readonly ToldCampaign[] {
    return this.campaigns.filter(({ questionnaire: { key }, lockedPeriods }) => {
      return key === questionnaire && lockedPeriods.length > 0;
    });
  }

  /** The newest locked period of a questionnaire. @param back so many periods before it */
  async told(questionnaire: string, { by = '', back = 0 } = {}): Promise<Told> {
    const [campaign] = this.locked(questionnaire);
    return this.satisfactionOf(campaign?.id ?? '', campaign?.lockedPeriods.at(-1 - back) ?? '', by);
  }

  private async satisfactionOf(campaign: string, period: string, by: string): Promise<Told> {
    const query = new URLSearchParams({ ...(by && { by }), ...(period !== 'all' && { period }) });
    const path = `/api/v1/campaigns/${campaign}/satisfaction?${query}`;
    return (await (await this.reader.get(path, { accept: 'application/json' })).json()) as Told;
  }

  /** Every locked period of the campaigns that are divided by departments, with what is told of each. */
  async byDepartment(): Promise<readonly { readonly of: ToldPeriod; readonly departments: readonly Department[] }[]> {
    const campaigns = [...this.locked('chinh-quyen'), ...this.locked('trung-tam')];
    const periods = campaigns.flatMap(({ id, lockedPeriods }) => lockedPeriods.map((period) => ({ id, period })));
    return Promise.all(
      periods.map(async ({ id, period }) => {
        const { subject, groups } = await this.satisfactionOf(id, period, 'department');
        const departments = groups.filter(({ target, key, figure: { kind } }) => {
          return target !== null && !key.startsWith('_') && kind !== 'merged' && kind !== 'no-responses';
        });
        return { of: { commune: this.commune, campaign: id, subject, period }, departments };
      }),
    );
  }

  /** At the Centre, in the newest period: who certainly fails, who certainly improved beyond that, and who had few forms then or before. */
  async departments(): Promise<Readonly<Record<'failing' | 'improved' | 'few', Told['groups']>>> {
    const isDepartment = ({ kind }: Told['groups'][number]): boolean => kind === 'department';
    const groups = (await this.told('trung-tam', { by: 'department' })).groups.filter(isDepartment);
    const before = await this.told('trung-tam', { by: 'department', back: 1 });
    return {
      failing: groups.filter(({ figure }) => figure.kind === 'rate' && figure.verdict === 'not-met'),
      improved: groups.filter(({ key, figure }) => {
        const earlier = rateOf(before, key);
        if (figure.kind !== 'rate' || !earlier || figure.verdict === 'not-met') return false;
        return changeBetween(earlier, figure).conclusion === 'up';
      }),
      few: [...groups, ...before.groups.filter(isDepartment)].filter(({ figure }) => figure.kind === 'few'),
    };
  }

  /** The text of a page of the dashboard, without its tags. */
  async page(path: string, subject: Subject): Promise<string> {
    const answer = await this.reader.get(`/dashboard${path}?commune=${this.commune}&subject=${subject}`);
    if (answer.status !== 200) throw new Error(`${path} of ${this.commune}: ${answer.status}`);
    return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  }
}

/** The rate of a row, or null where it has none. */
export function rateOf({ groups }: Told, key: string): Extract<Figure, { kind: 'rate' }> | null {
  const figure = groups.find((one) => one.key === key)?.figure;
  return figure?.kind === 'rate' ? figure : null;
}
