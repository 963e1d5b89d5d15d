import { readFileSync } from 'node:fs';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { released } from './releasing.js';
import type { TestServer } from './server.js';

/** What a dashboard may have to show: a commune in each state, all in one year. */
export interface DashboardState {
  readonly commune: string;
  /** How many departments it has; null where its data file says so. */
  readonly departments: number | null;
  /** Answers of its years; none where it has just been set up. */
  readonly responses: number;
}

export const dashboardStates: readonly DashboardState[] = [
  { commune: 'khong-phong', departments: 0, responses: 500 },
  { commune: 'mot-phong', departments: 1, responses: 500 },
  { commune: 'hong-chau', departments: null, responses: 1_500 },
  { commune: 'muoi-hai-phong', departments: 12, responses: 4_000 },
  { commune: 'moi-lap', departments: 3, responses: 0 },
  // So few for so many departments that none can stand alone.
  { commune: 'it-phieu', departments: 12, responses: 260 },
];

/** As communes name them; none may be cut off. */
const NAMES: readonly string[] = [
  ...['Văn phòng HĐND và UBND', 'Phòng Văn hóa - Xã hội', 'Phòng Kinh tế, Hạ tầng và Đô thị'],
  ...['Phòng Tư pháp - Hộ tịch', 'Phòng Nội vụ', 'Phòng Tài chính - Kế hoạch'],
  ...['Phòng Nông nghiệp, Tài nguyên và Môi trường', 'Trung tâm Cung ứng dịch vụ sự nghiệp công'],
  ...['Phòng Giáo dục và Khoa học', 'Phòng Lao động, Người có công và Bảo trợ xã hội'],
  ...['Trạm Y tế', 'Ban Quản lý dự án đầu tư xây dựng và phát triển quỹ đất'],
];

interface DataFile {
  readonly units: readonly { readonly key: string; readonly kind: string }[];
  readonly fields: readonly { readonly key: string; readonly unit: string }[];
  readonly counters: readonly { readonly fields: readonly string[] }[];
  readonly leads: Readonly<Record<string, string>>;
}

/** The commune of a data file, with as many departments, each with a field, and the items shared out among them. */
function communeWith({ commune, departments }: DashboardState): object {
  const data = JSON.parse(readFileSync('data/communes/hong-chau.json', 'utf8')) as DataFile;
  if (departments === null) return data;
  const others = data.units.filter(({ kind }) => kind !== 'department');
  const own = NAMES.slice(0, departments).map((name, at) => ({ key: `phong-${at + 1}`, name, kind: 'department' }));
  const ofOthers = data.fields.filter(({ unit }) => others.some(({ key }) => key === unit));
  const codes = Object.keys(data.leads);
  return {
    ...data,
    ...{ key: commune, name: commune, units: [...others, ...own] },
    fields: [...own.map(({ key, name }) => ({ key, name: `Việc của ${name}`, unit: key })), ...ofOthers],
    counters: data.counters.map((counter) => ({ ...counter, fields: [] })),
    leadSources: {},
    leads: Object.fromEntries(codes.flatMap((code, at) => (own.length > 0 ? [[code, own[at % own.length]?.key]] : []))),
  };
}

/** Sets all of them up, and tells citizens what is locked of the surveys on the Centre and the administration. */
export async function standInEveryState(server: TestServer): Promise<void> {
  const campaigns = server.get(CampaignsService, { strict: false });
  for (const state of dashboardStates) {
    await server.get(CommunesService, { strict: false }).import(communeWith(state), '2026-01-01', 'test');
    if (state.responses === 0) continue;
    await server.get(SimulationService, { strict: false }).simulate(state.commune, state.responses, 78, 2);
    for (const campaign of await campaigns.list(state.commune)) {
      const isTold = /^(?:chinh-quyen|trung-tam)\./.test(campaign.questionnaireVersion);
      for (const period of isTold ? campaign.lockedPeriods : []) await released(server, campaign, period);
    }
  }
}

/** Every page on which figures of a commune stand, for its leader, by the name of its picture. */
export function dashboardPages(commune: string): Readonly<Record<string, string>> {
  const of = (section: string, more = ''): string => `/dashboard${section}?commune=${commune}${more}`;
  const unit = { 'hong-chau': 'van-phong', 'khong-phong': 'thue' }[commune] ?? 'phong-1';
  const subjects = ['centre', 'administration'] as const;
  const sections = ['units', 'questions', 'time', 'trust', 'tables', 'compare'] as const;
  return {
    first: of(''),
    ...Object.fromEntries(
      sections.flatMap((section) =>
        subjects.map((subject) => [`${section}-${subject}`, of(`/${section}`, `&subject=${subject}`)]),
      ),
    ),
    'department-centre': of(`/units/${unit}`, '&subject=centre'),
    'department-administration': of(`/units/${unit}`, '&subject=administration'),
    meetings: of('/time', '&subject=meeting'),
    methods: of('/methods'),
    comments: of('/comments'),
    summary: of('/summary'),
    public: `/results/${commune}`,
  };
}
