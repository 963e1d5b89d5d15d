import { inEveryLanguage } from '../formatting/languages.js';
import { forPlace } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { storePage } from './form-cache.js';
import { toFormPage, toStepPage } from './form-page.js';
import { formPlaceOf } from './form-place.js';
import type { QuestionView } from './form-questions.js';
import { askedAt, screensOf } from './form-screens.js';
import type { FormState } from './form-state.js';
import { printPage } from './form-templates.js';

const both = (text: string) => inEveryLanguage(() => text);
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
  place: {
    ...{ name: 'Quầy 1', commune: 'xã Xuân', subject: 'Trung tâm, xã Xuân', who: 'Quầy 1, Trung tâm xã Xuân' },
    feedbackAddress: '/feedback/xuan',
    ...{ resultsAddress: '/results/xuan', receiptAddress: '/receipt?commune=xuan', ownFields: [] },
  },
  language: 'vi',
  demo: false,
} as const;
const state: FormState = {
  id: '6f1de0f7-6d5c-4b5e-9d0a-0c1f6d1f0b11',
  screen: 'FIELD',
  more: false,
  toCheck: false,
  noticed: false,
  answers: { G: 4 },
  fields: { G: ['4'], FIELD: ['field-1'], _large: ['1'] },
  errors: [],
  refused: null,
};

function questionsOf(page: ReturnType<typeof toFormPage>): readonly QuestionView[] {
  return page.screen.contents.filter((content) => 'code' in content);
}

describe('the form as it opens', () => {
  const page = toFormPage(request);

  it('has who asks, the general question, which must be answered, and one button', () => {
    expect(page).toMatchObject({ first: true, who: 'Quầy 1, Trung tâm xã Xuân', minutes: centre.minutes.short });
    expect(questionsOf(page)[0]?.required).toBe(true);
    expect(questionsOf(page).map(({ code }) => code)).toEqual(['G']);
    expect(page.form).toMatchObject({ forward: { action: 'next', label: 'Tiếp tục' }, back: false, more: null });
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
    expect(page.rest?.length).toBe(screensOf(centre).length - 1);
    expect(page.form.hidden.map(({ name }) => name)).toEqual(['_campaign', '_version', '_lang', '_screen']);
  });

  it.each(['vi', 'en'] as const)('fits the first window of a connection when compressed (%s)', async (language) => {
    const { brotli, gzip } = await storePage(printPage('show', toFormPage({ ...request, language })));
    expect(brotli.length).toBeLessThanOrEqual(14_000);
    expect(gzip.length).toBeLessThanOrEqual(14_000);
    expect(brotli.length).toBeLessThanOrEqual(9_000);
  });
});

describe('the form between two posts', () => {
  it('shows one screen and carries the rest in hidden fields', () => {
    const page = toStepPage(request, state);
    expect(questionsOf(page).map(({ code }) => code)).toEqual(['FIELD']);
    expect(page.form.hidden).toContainEqual({ name: 'G', value: '4' });
    expect(page.form.hidden.some(({ name }) => name === 'FIELD')).toBe(false);
    expect(page.form.position).toEqual({ at: 2, total: 9, optional: true });
    expect(page.look).toEqual({ large: true, contrast: false });
    expect(page.rest).toBeNull();
  });

  it('names an error on top and beside the field', () => {
    const page = toStepPage(request, { ...state, screen: 'G', errors: [{ question: 'G', code: 'required' }] });
    expect(page.errors).toEqual([{ target: 'q1-i', message: expect.stringContaining('Xin Ông/Bà trả lời câu này.') }]);
    expect(questionsOf(page)[0]?.error).toBe('Xin Ông/Bà trả lời câu này.');
  });

  it('asks who filled it in, and supposes nothing', () => {
    const [assisted] = questionsOf(toStepPage(request, { ...state, screen: '_assisted' }));
    expect(assisted?.options.map(({ value, checked }) => [value, checked])).toEqual([
      ['self', false],
      ['family', false],
      ['officer', false],
    ]);
  });

  it('ends with sending, or with as many more questions as there may be', () => {
    const { form } = toStepPage(request, { ...state, screen: 'TEXT' });
    expect(form.forward.action).toBe('send');
    const partB = centre.questions.filter(({ part }) => part === 'B').length;
    expect(form.more).toBe(`Trả lời thêm ${partB} câu (khoảng 5 phút)`);
    expect(toStepPage(request, { ...state, screen: 'TEXT', more: true }).form).toMatchObject({
      ...{ forward: { action: 'next' }, more: null },
    });
  });

  it('looks back before a long form is sent, and leads to what was left blank', () => {
    const { screen, form } = toStepPage(request, { ...state, screen: '_check', more: true, answers: { G: 4, E1: 5 } });
    expect(form.forward.action).toBe('send');
    expect(screen.check?.blank.map(({ name }) => name).slice(0, 3)).toEqual(['FIELD', 'FILE', 'E2']);
    expect(screen.check?.blank.map(({ name }) => name)).not.toContain('TEXT');
    expect(screen.check?.sentence).toContain(`Còn ${screen.check?.blank.length} câu chưa trả lời`);
  });

  it("offers a counter's own fields first, and opens the others where one of them was chosen", () => {
    const at = { ...request, place: { ...request.place, ownFields: ['field-4', 'field-2'] } };
    const [field] = questionsOf(toStepPage(at, state));
    expect(field?.options.map(({ value }) => value)).toEqual(['field-2', 'field-4']);
    expect(field?.further?.options.length).toBe(7);
    expect(field?.further?.open).toBe(true);
    expect(questionsOf(toStepPage(at, { ...state, fields: {} }))[0]?.further?.open).toBe(false);
    expect(questionsOf(toStepPage(request, state))[0]?.further).toBeNull();
  });
});

describe('the screens of a form', () => {
  const namesOf = (questionnaire: Questionnaire) => screensOf(questionnaire).map(({ name }) => name);

  it('hold one question each, with who filled it in before the comment that ends the short form', () => {
    expect(namesOf(centre).slice(0, 11)).toEqual([
      'G',
      'FIELD',
      'FILE',
      'E1',
      'E2',
      'E3',
      'E4',
      'E5',
      '_assisted',
      'TEXT',
      'Q01',
    ]);
    expect(namesOf(centre).at(-1)).toBe('_check');
    expect(namesOf(shipped('trung-tam-may-tinh-bang'))).toEqual(['G', 'GOOD', 'BETTER', 'E3', 'E2', '_assisted']);
  });

  it('leave out what the point says by itself', () => {
    expect(namesOf(askedAt(centre, { field: 'field-1', village: null }))).not.toContain('FIELD');
  });

  it('keep the texts of a page with the question that follows them', () => {
    const text = (words: string) => ({ kind: 'text', text: both(words), visibleIf: null }) as const;
    const question = (code: string) => ({ kind: 'question', code }) as const;
    const page = { name: 'p', title: both('P'), part: 'A', visibleIf: null } as const;
    const pages = [
      { ...page, contents: [text('1'), question('G'), text('2'), question('E1'), text('3')] },
      { ...page, name: 'thanks', contents: [text('4')] },
    ];
    const words = screensOf({ ...centre, pages }).map(({ name, contents }) => [
      ...[name, contents.map((one) => (one.kind === 'text' ? one.text.vi : one.code)).join()],
    ]);
    expect(words).toEqual([
      ['G', '1,G'],
      ['E1', '2,E1,3'],
      ['_thanks', '4'],
      ['_assisted', ''],
    ]);
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
  const placeOf = (point: Parameters<typeof formPlaceOf>[0]) =>
    formPlaceOf(point, { ...catalogue, units: [...catalogue.units], counters: [], villages: [...catalogue.villages] });

  it('is the point, its unit and the commune, in one line with the Centre as people call it', () => {
    const words = placeOf({ name: 'Quầy 1', unit: 'centre', counter: null, village: null });
    expect(words.subject).toBe('Trung tâm Phục vụ hành chính công, xã Xuân');
    expect(words.who).toBe('Quầy 1, Trung tâm PVHCC xã Xuân');
  });

  it('is the village at a village point, and said once', () => {
    const words = placeOf({ name: 'Nhà văn hóa', unit: null, counter: null, village: 'dong' });
    expect([words.subject, words.who]).toEqual(['thôn Đông, xã Xuân', 'Nhà văn hóa, thôn Đông xã Xuân']);
    const named = placeOf({ name: 'Họp thôn Đông', unit: null, counter: null, village: 'dong' });
    expect(named.who).toBe('Họp thôn Đông, xã Xuân');
  });
});
