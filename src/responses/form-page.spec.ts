import { forPlace } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { storePage } from './form-cache.js';
import { toFormPage, toStepPage } from './form-page.js';
import { formPlaceOf } from './form-place.js';
import type { QuestionView } from './form-questions.js';
import { askedAt, furtherQuestions, positionOf, SEND, screensToShow } from './form-screens.js';
import type { FormState } from './form-state.js';
import { printPage } from './form-templates.js';

const both = (text: string) => ({ vi: text, en: text });
const names = ['Hộ tịch', 'Chứng thực', 'Đất đai', 'Bảo trợ xã hội', 'Người có công', 'Hộ kinh doanh', 'Xây dựng'];
const place = {
  fields: names.map((name, index) => ({ key: `field-${index}`, name })),
  villages: [{ key: 'dong', name: 'Đông' }],
  placeholders: { commune: both('Xuân'), kind: both('xã'), 'village-kind': both('thôn') },
};

const questionnaires = new QuestionnairesService();

function shipped(key: string): Questionnaire {
  const latest = questionnaires.latest(key);
  if (!latest) throw new Error(`There is no ${key}`);
  return forPlace(latest, place);
}

const centre = shipped('trung-tam');
const request = {
  questionnaire: centre,
  campaign: 'spring-2025',
  endsOn: '2025-06-30',
  code: 'abc',
  place: { name: 'Quầy 1', commune: 'xã Xuân', subject: 'Trung tâm, xã Xuân', resultsAddress: '/results/xuan' },
  language: 'vi',
  demo: false,
} as const;
const state: FormState = {
  id: '6f1de0f7-6d5c-4b5e-9d0a-0c1f6d1f0b11',
  screen: 'field',
  started: true,
  more: false,
  answers: { G: 4 },
  fields: { G: ['4'], FIELD: ['field-1'], _large: ['1'] },
  errors: [],
  refused: null,
};

function questionsOf(page: ReturnType<typeof toFormPage>): readonly QuestionView[] {
  return page.screens.flatMap((screen) => screen.contents).filter((content) => 'code' in content);
}

describe('the form as it opens', () => {
  const page = toFormPage(request);

  it('has the introduction, the general question and one button', () => {
    expect(page.intro).toMatchObject({ place: 'Quầy 1', minutes: centre.minutes.short });
    expect(questionsOf(page).map(({ code }) => code)).toEqual(['G']);
    expect(page.form).toMatchObject({ forward: { action: 'start', label: 'Tôi đồng ý và bắt đầu' }, back: false });
  });

  it('offers five faces with words, none chosen before', () => {
    const [general] = questionsOf(page);
    expect(general?.options.map(({ label, face, checked }) => [label, face, checked])).toEqual([
      ['Rất hài lòng', 5, false],
      ['Hài lòng', 4, false],
      ['Bình thường', 3, false],
      ['Không hài lòng', 2, false],
      ['Rất không hài lòng', 1, false],
    ]);
  });

  it('carries the further screens for the script, and no ID', () => {
    expect(page.rest?.screens.length).toBe(centre.pages.length - 1);
    expect(page.form.hidden.map(({ name }) => name)).toEqual(['_campaign', '_version', '_lang', '_screen']);
  });

  it.each(['vi', 'en'] as const)('fits the first window of a connection when compressed (%s)', async (language) => {
    const { brotli, gzip } = await storePage(printPage('show', toFormPage({ ...request, language })));
    expect(brotli.length).toBeLessThanOrEqual(14_000);
    expect(gzip.length).toBeLessThanOrEqual(14_000);
    expect(brotli.length).toBeLessThanOrEqual(8_200);
  });
});

describe('the form between two posts', () => {
  it('shows one screen and carries the rest in hidden fields', () => {
    const page = toStepPage(request, state);
    expect(questionsOf(page).map(({ code }) => code)).toEqual(['FIELD']);
    expect(page.form.hidden).toContainEqual({ name: 'G', value: '4' });
    expect(page.form.hidden.some(({ name }) => name === 'FIELD')).toBe(false);
    expect(page.form.position).toEqual({ at: '2', last: 2, total: 9, optional: true });
    expect(page.look).toEqual({ large: true, contrast: false });
    expect(page.rest).toBeNull();
  });

  it('names an error on top and beside the field', () => {
    const page = toStepPage(request, { ...state, screen: 'general', errors: [{ question: 'G', code: 'required' }] });
    expect(page.errors).toEqual([{ target: 'q1-i', message: expect.stringContaining('Xin Ông/Bà trả lời câu này.') }]);
    expect(questionsOf(page)[0]?.error).toBe('Xin Ông/Bà trả lời câu này.');
  });

  it('ends with who filled it in, oneself unless said otherwise', () => {
    const page = toStepPage(request, { ...state, screen: SEND });
    expect(page.send?.assisted.filter(({ checked }) => checked).map(({ value }) => value)).toEqual(['self']);
    expect(page.form.more).toBe(`Trả lời thêm ${furtherQuestions(centre, state.answers)} câu (khoảng 5 phút)`);
  });
});

describe('which screens a person sees', () => {
  it('are those of the short form, and of part B when wanted', () => {
    expect(screensToShow(centre, { G: 4 }, false)).toHaveLength(10);
    expect(screensToShow(centre, { G: 4 }, true)).not.toContain('feedback-1');
    expect(screensToShow(centre, { G: 4, USED: true }, true)).toContain('feedback-1');
  });

  it('leave out what the point says by itself', () => {
    const asked = askedAt(centre, { field: 'field-1', village: null });
    expect(screensToShow(asked, {}, false)).not.toContain('field');
    expect(positionOf(asked, {}, 'file', false)).toMatchObject({ at: '2', total: 8 });
  });

  it('tell a short group by its first and last question', () => {
    expect(positionOf(centre, {}, 'access-1', true)?.at).toBe('10–12');
    expect(positionOf(centre, {}, SEND, true)).toBeNull();
  });
});

describe('every shipped questionnaire', () => {
  const keys = ['chinh-quyen', 'hop-thon', 'tiep-cong-dan', 'can-bo-cong-chuc', 'doanh-nghiep-to-chuc'];
  it.each(keys)('%s opens with its general question in one small page', async (key) => {
    const questionnaire = shipped(key);
    const page = toFormPage({ ...request, questionnaire });
    expect(questionsOf(page)[0]?.code).toBe(questionnaire.general);
    expect((await storePage(printPage('show', page))).brotli.length).toBeLessThanOrEqual(14_000);
  });
});

describe('a place in words', () => {
  const catalogue = {
    key: 'xuan',
    name: 'Xuân',
    kind: 'xã',
    villageKind: 'thôn',
    units: [{ key: 'centre', name: 'Trung tâm Phục vụ hành chính công', kind: 'centre' }],
    villages: [{ key: 'dong', name: 'Đông', example: false }],
  } as const;

  it('is the point, its unit and the commune', () => {
    const words = formPlaceOf(
      { name: 'Quầy 1', unit: 'centre', village: null },
      { ...catalogue, units: [...catalogue.units], villages: [...catalogue.villages] },
    );
    expect(words.subject).toBe('Trung tâm Phục vụ hành chính công, xã Xuân');
  });

  it('is the village at a village point', () => {
    const words = formPlaceOf(
      { name: 'Nhà văn hóa', unit: null, village: 'dong' },
      { ...catalogue, units: [...catalogue.units], villages: [...catalogue.villages] },
    );
    expect(words.subject).toBe('thôn Đông, xã Xuân');
  });
});
