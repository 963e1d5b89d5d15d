import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { weekOf } from '../campaigns/weeks.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Step } from '../feedback/case-steps.js';
import { CasesService, RESPONDENT } from '../feedback/cases.service.js';
import type { EntryChannel, EntryKind } from '../feedback/feedback.entity.js';
import { FeedbackService } from '../feedback/feedback.service.js';
import { ToldFeedbackService } from '../feedback/told-feedback.service.js';
import { VillageWeeksService } from '../feedback/village-weeks.service.js';
import { addDays, type Day } from '../rules/days.js';

/** Something somebody says in the demonstration, and what has become of it. */
interface Voice {
  readonly channel: EntryChannel;
  readonly kind: EntryKind;
  /** Received so many days ago. */
  readonly ago: number;
  readonly text: string;
  readonly contact?: string;
  /** Due so many days after it was received; nobody has it yet where this is missing. */
  readonly dueIn?: number;
  readonly answer?: string;
  readonly done?: string;
  readonly end?: 'disputed' | 'closed' | 'told';
}

/** What people of the demonstration's commune have said: cases in every state, words for everybody, a week of villages. */
@Injectable()
export class DemoFeedbackService {
  constructor(
    private readonly communes: CommunesService,
    private readonly feedback: FeedbackService,
    private readonly cases: CasesService,
    private readonly told: ToldFeedbackService,
    private readonly villages: VillageWeeksService,
    private readonly clock: Clock,
  ) {}

  /** @param officer who entered and answered it */
  async fill(communeId: string, officer: string): Promise<void> {
    const today = this.clock.today();
    const { units, villages } = await this.communes.catalogueOn(communeId, today);
    const departments = units.filter(({ kind }) => kind === 'department').map(({ key }) => key);
    for (const [at, voice] of voices.entries()) {
      const [unit, village] = [
        departments[at % departments.length] ?? null,
        villages[at % villages.length]?.key ?? null,
      ];
      await this.said(voice, { communeId, unit, village, today }, officer);
    }
    // The others have not reported this week.
    for (const { key: village, name } of villages.slice(0, Math.ceil(villages.length / 2))) {
      await this.villages.report({ communeId, village, name, week: weekOf(today) }, null, officer);
    }
  }

  private async said(
    voice: Voice,
    { today, ...of }: { communeId: string; unit: string | null; village: string | null; today: Day },
    officer: string,
  ): Promise<void> {
    const { channel, kind, ago, text, contact = null } = voice;
    const [id, receivedOn] = [randomUUID(), addDays(today, -ago)];
    const needsAnswer = kind !== 'praise';
    const entry = { id, receivedOn, channel, kind, text, contact, place: null, source: null, needsAnswer, ...of };
    await this.feedback.take(entry, officer);
    for (const [step, actor] of stepsOf(voice, of.unit ?? '', receivedOn, officer)) {
      await this.cases.step({ communeId: of.communeId, id, read: null }, step, actor);
    }
    if (voice.end !== 'told') return;
    const words = { said: text, done: voice.done ?? '', doneBy: null };
    await this.told.tell({ communeId: of.communeId, entryId: id, read: 0 }, words, officer);
  }
}

function stepsOf(
  { dueIn, answer, done, end }: Voice,
  owner: string,
  receivedOn: Day,
  officer: string,
): readonly (readonly [Step, string])[] {
  const steps: (readonly [Step, string])[] = [];
  if (dueIn !== undefined) steps.push([{ kind: 'assigned', owner, dueOn: addDays(receivedOn, dueIn) }, officer]);
  if (answer !== undefined) steps.push([{ kind: 'answered', words: answer, done: done ?? null }, officer]);
  if (end === 'disputed') steps.push([{ kind: 'disputed', words: 'Đèn vẫn tắt, đề nghị xem lại.' }, RESPONDENT]);
  if (end === 'closed' || end === 'told') steps.push([{ kind: 'closed' }, officer]);
  return steps;
}

const voices: readonly Voice[] = [
  {
    ...({ channel: 'meeting', kind: 'report', ago: 24, dueIn: 28, end: 'told' } as const),
    text: 'Mương thoát nước cuối thôn bị tắc, mưa là ngập đường.',
    answer: 'Đã cho nạo vét mương và kiểm tra lại sau mưa.',
    done: 'Nạo vét 200 mét mương, thay hai tấm đan hỏng.',
  },
  {
    ...({ channel: 'zalo', kind: 'suggestion', ago: 20, dueIn: 30, end: 'told' } as const),
    text: 'Nên niêm yết giấy tờ cần mang theo ngay ngoài cổng để bà con khỏi đi lại nhiều lần.',
    answer: 'Đã tiếp thu, niêm yết theo từng thủ tục.',
    done: 'Đặt bảng giấy tờ cần mang ở cổng và đăng lên trang Zalo của xã.',
  },
  {
    ...({ channel: 'hotline', kind: 'report', ago: 30, dueIn: 14, end: 'disputed' } as const),
    text: 'Đèn đường trước nhà văn hóa thôn tắt đã một tuần.',
    answer: 'Đã thay bóng đèn.',
    done: 'Thay ba bóng đèn.',
  },
  {
    ...({ channel: 'box', kind: 'request', ago: 26, dueIn: 14 } as const),
    text: 'Đề nghị trả lời bằng văn bản về việc xác nhận tình trạng nhà ở.',
    answer: 'Đã gửi văn bản xác nhận.',
  },
  {
    ...({ channel: 'visit', kind: 'request', ago: 25, dueIn: 14 } as const),
    text: 'Hồ sơ chứng thực hẹn trả thứ Sáu mà thứ Ba tuần sau mới có.',
    contact: '0900 000 001',
  },
  {
    ...({ channel: 'email', kind: 'request', ago: 4, dueIn: 14 } as const),
    text: 'Đề nghị mở thêm buổi làm thủ tục vào sáng thứ Bảy cho người đi làm công ty.',
  },
  {
    ...({ channel: 'form', kind: 'report', ago: 1 } as const),
    text: 'Rác ở cổng chợ hai hôm nay chưa có người dọn. Cần hỏi thêm xin gọi anh Nguyễn Văn An, số 0900 000 002.',
    contact: '0900 000 002',
  },
  {
    ...({ channel: 'front', kind: 'suggestion', ago: 9, dueIn: 20, end: 'closed' } as const),
    text: 'Loa truyền thanh nên phát tin của xã vào buổi tối khi mọi người ở nhà.',
    answer: 'Đã chuyển giờ phát sang 17 giờ 30.',
  },
  {
    ...({ channel: 'letter', kind: 'praise', ago: 6 } as const),
    text: 'Cảm ơn cán bộ một cửa đã hướng dẫn người già làm thủ tục rất tận tình.',
  },
];
