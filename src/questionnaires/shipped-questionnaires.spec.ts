import type { Text } from '../formatting/languages.js';
import { checkAnswers } from '../rules/answer-checks.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { surveyCore } from './survey-js.js';

const started = process.cpuUsage();
const questionnaires = new QuestionnairesService();
const loading = process.cpuUsage(started).user / 1000;
const keys = [
  'can-bo-cong-chuc',
  'chinh-quyen',
  'doanh-nghiep-to-chuc',
  'hop-thon',
  'tiep-cong-dan',
  'trung-tam',
  'trung-tam-may-tinh-bang',
];

it('all seven questionnaires are shipped and load at once', () => {
  expect(
    questionnaires
      .all()
      .map((one) => one.version)
      .sort(),
  ).toEqual(keys.map((key) => `${key}.v1`).sort());
  expect(loading).toBeLessThan(1000);
  expect(questionnaires.latest('trung-tam')).toBe(questionnaires.byVersion('trung-tam.v1'));
  expect(questionnaires.latest('constructor')).toBeNull();
});

describe.each(keys)('the questionnaire %s', (key) => {
  const questionnaire = questionnaires.latest(key);
  if (!questionnaire) throw new Error(`${key} is not shipped`);

  it('asks the general item first, and requires nothing else', () => {
    expect(questionnaire.general).toBe('G');
    expect(questionnaire.questions[0]?.code).toBe('G');
    expect(questionnaire.questions.filter((question) => question.required).map((question) => question.code)).toEqual([
      'G',
    ]);
    expect(checkAnswers(questionnaire.questions, { G: 5 })).toEqual([]);
  });

  it('speaks Vietnamese and English everywhere', () => {
    expect(questionnaire.languages).toEqual(['vi', 'en']);
    const texts: (Text | null)[] = [
      questionnaire.title,
      questionnaire.purpose,
      ...questionnaire.elements.map((element) => element.title),
      ...questionnaire.questions.flatMap((one) => [
        one.title,
        one.description,
        ...one.choices.map((choice) => choice.text),
      ]),
    ];
    for (const text of texts) {
      if (text) expect(text.en).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
    }
  });

  it('gives every satisfaction item five levels, the fourth and fifth satisfied, in one order', () => {
    const items = questionnaire.questions.filter((question) => question.scale);
    for (const item of items) {
      expect(item.scale).toMatchObject({ levels: 5, satisfied: [4, 5] });
      expect(item.choices.slice(0, 5).map((choice) => choice.value)).toEqual([5, 4, 3, 2, 1]);
      expect(item.choices.slice(5).map((choice) => choice.value)).toEqual(item.scale?.outside);
    }
    const rated = questionnaire.questions.filter((question) => /^(G|FILE|E\d|Q\d\d|A\d\d)$/.test(question.code));
    const yesNo = rated.filter((question) => question.control === 'boolean').map((question) => question.code);
    expect(items.map((item) => item.code)).toEqual(
      rated.map((one) => one.code).filter((code) => !yesNo.includes(code)),
    );
  });

  it('opens in SurveyJS, in both languages, without its properties being lost', () => {
    for (const language of questionnaire.languages) {
      const model = new (surveyCore().Model)(structuredClone(questionnaire.definition));
      model.locale = language;
      expect(model.jsonErrors ?? []).toEqual([]);
      expect(model.getAllQuestions().map((one) => one.name)).toEqual(questionnaire.questions.map((one) => one.code));
      for (const question of questionnaire.questions) {
        expect(model.getQuestionByName(question.code).title).toBe(question.title[language]);
      }
    }
  });

  it('asks nothing about money or harassment on a tablet', () => {
    const delicate = questionnaire.questions.filter((one) =>
      /phiền hà, sách nhiễu|ngoài (phí|quy định)/.test(one.title.vi),
    );
    for (const question of delicate) {
      expect(question.onTablet).toBe(false);
      expect(question.part).toBe('B');
    }
  });
});

describe('the survey on the Centre', () => {
  const centre = questionnaires.latest('trung-tam');

  it('has the nine questions of the form and the 23 items after it', () => {
    const short = centre?.questions.filter((question) => question.part === 'A').map((question) => question.code);
    expect(short).toEqual(['G', 'FIELD', 'FILE', 'E1', 'E2', 'E3', 'E4', 'E5', 'TEXT']);
    expect(centre?.questions.filter((question) => /^Q\d\d$/.test(question.code))).toHaveLength(23);
    expect(centre?.minutes).toEqual({ short: 2, full: 7 });
    expect(centre?.resolvingHeadline).toBe('FILE');
  });

  it('says whom each element rates', () => {
    const rated = new Map(centre?.questions.filter((one) => one.element).map((one) => [one.element, one.rates]));
    expect(Object.fromEntries(rated)).toEqual({
      E1: 'receiving',
      E2: 'resolving',
      E3: 'receiving',
      E4: 'resolving',
      E5: 'receiving',
      I: 'receiving',
      II: 'resolving',
      III: 'receiving',
      IV: 'resolving',
      V: 'receiving',
    });
  });

  it('asks about feedback only who has sent some', () => {
    const rules = centre?.questions ?? [];
    expect(checkAnswers(rules, { G: 5, USED: true, Q20: 5 })).toEqual([]);
    expect(checkAnswers(rules, { G: 5, USED: false, Q20: 5 })).toEqual([{ question: 'Q20', code: 'hidden-question' }]);
    expect(checkAnswers(rules, { G: 5, Q20: 5 })).toHaveLength(1);
  });

  it('refuses what SurveyJS lets pass', () => {
    const rules = centre?.questions ?? [];
    const bad = { G: 5, FIELD: 'nowhere', E1: 9, NONSENSE: 1 };
    const model = new (surveyCore().Model)(structuredClone(centre?.definition));
    model.data = bad;
    expect(model.validate()).toBe(true);
    expect(checkAnswers(rules, bad).map((error) => `${error.question} ${error.code}`)).toEqual([
      'FIELD unknown-choice',
      'E1 out-of-range',
      'NONSENSE unknown-question',
    ]);
  });
});

it('the tablet asks what was good, or what should be better', () => {
  const rules = questionnaires.latest('trung-tam-may-tinh-bang')?.questions ?? [];
  expect(rules.map((question) => question.code)).toEqual(['G', 'GOOD', 'BETTER', 'E3', 'E2']);
  expect(checkAnswers(rules, { G: 4, GOOD: ['attitude'] })).toEqual([]);
  expect(checkAnswers(rules, { G: 3, BETTER: ['time', 'place'] })).toEqual([]);
  expect(checkAnswers(rules, { G: 3, GOOD: ['attitude'] })).toHaveLength(1);
});

it('officials never enter the headline of the people', () => {
  expect(questionnaires.latest('can-bo-cong-chuc')?.group).toBe('official');
  expect(questionnaires.latest('doanh-nghiep-to-chuc')?.group).toBe('business');
  expect(questionnaires.latest('chinh-quyen')?.elements.map((element) => element.questions.length)).toEqual([
    4, 5, 3, 3,
  ]);
});
