/** What cannot be of any campaign: fields as they are typed, the field that says so, and a piece of what it says. */
export type Wrong = readonly [fields: Record<string, string>, field: string, says: string];

export const wrongNames: readonly Wrong[] = [
  [{ name: 'đ'.repeat(151) }, 'name', '150 ký tự'],
  [{ name: 'mùa  XUÂN' }, 'name', 'Đã có đợt'],
];

/** Of a campaign that is to be open from the 1st to the 20th of December and locked on the 25th; on 3 November 2026. */
export const wrongDays: readonly Wrong[] = [
  [{ opensOn: '' }, 'opensOn', 'Xin ghi ngày mở'],
  [{ opensOn: '31/11/2026' }, 'opensOn', 'Không có ngày “31/11/2026”'],
  [{ opensOn: '2026-12-21' }, 'endsOn', 'bằng hoặc sau ngày mở'],
  [{ opensOn: '2016-12-01' }, 'opensOn', 'hơn hai năm'],
  [{ endsOn: '' }, 'endsOn', 'Xin ghi ngày kết thúc'],
  [{ endsOn: 'mai' }, 'endsOn', 'Không có ngày “mai”'],
  [{ endsOn: '2062-12-20', locksOn: '' }, 'endsOn', 'hơn hai năm'],
  [{ endsOn: '2026-12-25' }, 'locksOn', 'phải sau ngày kết thúc'],
  [{ locksOn: '2026-12-20' }, 'locksOn', 'phải sau ngày kết thúc'],
  [{ locksOn: '30/02/2027' }, 'locksOn', 'Không có ngày'],
  [{ opensOn: '2026-09-01', endsOn: '2026-10-01', locksOn: '' }, 'locksOn', 'đã đến'],
];

export const wrongRhythm: Wrong = [
  { opensOn: '2026-06-01', locksOn: '', continuous: 'yes', period: 'month' },
  'opensOn',
  'đã đến ngày chốt',
];

export const wrongTargets: readonly Wrong[] = [
  [{ target: 'own', targetPercent: '0,95' }, 'targetPercent', 'muốn nói 95% thì ghi 95%'],
  [{ target: 'own', targetPercent: '0.95' }, 'targetPercent', 'không ghi “0.95”'],
  [{ target: 'own', targetPercent: '49,9' }, 'targetPercent', 'từ 50 đến 100'],
  [{ target: 'own', targetPercent: '101' }, 'targetPercent', 'từ 50 đến 100'],
  [{ target: 'own', targetPercent: '' }, 'targetPercent', 'từ 50 đến 100'],
  [{ target: 'own', targetPercent: 'chín mươi' }, 'targetPercent', 'từ 50 đến 100'],
];

/** Of what is asked, and by whom: of a survey on the administration, in villages. */
export const wrongChoices: readonly Wrong[] = [
  [{ owner: 'nobody' }, 'owner', 'chọn một đơn vị'],
  [{ questionnaire: 'khong-co' }, 'questionnaire', 'chọn một mẫu phiếu'],
  [{ questionnaire: 'trung-tam' }, 'questionnaire', 'không hợp với mẫu phiếu'],
  [{ tabletQuestionnaire: 'trung-tam' }, 'tabletQuestionnaire', 'cùng nội dung'],
  [{ tabletQuestionnaire: 'khong-co' }, 'tabletQuestionnaire', 'cùng nội dung'],
];
