import { inEveryLanguage } from '../formatting/languages.js';
import { checkAnswers } from '../rules/answer-checks.js';
import { definitionForPlace } from './definition-for-place.js';
import { fillPlaceholders, forPlace, type Place, placeholderNames } from './place.js';
import { questionsOnTablet } from './questionnaire.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { surveyCore } from './survey-js.js';

const place: Place = {
  fields: [
    { key: 'dat-dai', name: 'Đất đai' },
    { key: 'ho-tich', name: { ...inEveryLanguage(() => 'Civil status'), vi: 'Hộ tịch' } },
  ],
  villages: [{ key: 'thon-dong', name: 'Thôn Đông' }],
  placeholders: {
    commune: inEveryLanguage(() => 'Hồng Châu'),
    kind: { ...inEveryLanguage(() => 'commune'), vi: 'xã' },
    'village-kind': { ...inEveryLanguage(() => 'village'), vi: 'thôn' },
  },
};
const questionnaires = new QuestionnairesService();

function shipped(key: string) {
  const questionnaire = questionnaires.latest(key);
  if (!questionnaire) throw new Error(`${key} is not shipped`);
  return questionnaire;
}

it('tokens become the words of the commune', () => {
  const words = { commune: 'Hồng Châu', kind: 'xã', 'village-kind': 'thôn' };
  expect(fillPlaceholders('chính quyền [[kind]]', words)).toBe('chính quyền xã');
  expect(fillPlaceholders('[[kind]] [[commune]] [[constructor]]', words)).toBe('xã Hồng Châu [[constructor]]');
});

it('every token in the shipped questionnaires is known, so none is left', () => {
  for (const questionnaire of questionnaires.all()) {
    const tokens = JSON.stringify(questionnaire.definition).match(/\[\[[^\]]*\]\]/g) ?? [];
    for (const token of tokens) expect(placeholderNames).toContain(token.slice(2, -2));
    expect(JSON.stringify({ ...forPlace(questionnaire, place), definition: null })).not.toContain('[[');
    expect(JSON.stringify(definitionForPlace(questionnaire, place))).not.toContain('[[');
  }
});

it('the fields of the commune stand in front of the choices listed, and are valid answers', () => {
  const here = forPlace(shipped('trung-tam'), place);
  const field = here.questions.find((question) => question.code === 'FIELD');
  expect(field?.choices.map((choice) => choice.value)).toEqual(['dat-dai', 'ho-tich', 'khac', 'khong-nho']);
  expect(field?.choices[1]?.text.en).toBe('Civil status');
  expect(checkAnswers(here.questions, { G: 5, FIELD: 'ho-tich', FILE: 4 })).toEqual([]);
  expect(checkAnswers(shipped('trung-tam').questions, { G: 5, FIELD: 'ho-tich' })).toHaveLength(1);
});

it('texts speak of the commune in both languages', () => {
  const here = forPlace(shipped('chinh-quyen'), place);
  expect(here.questions[0]?.title).toEqual({
    vi: 'Nhìn chung, Ông/Bà hài lòng ở mức nào đối với hoạt động của chính quyền xã?',
    en: 'Overall, how satisfied are you with the work of the commune administration?',
  });
  expect(here.title.vi).toContain('xã Hồng Châu');
});

it('the JSON of a commune opens in SurveyJS with the same choices and words', () => {
  for (const questionnaire of questionnaires.all()) {
    const here = forPlace(questionnaire, place);
    for (const language of ['vi', 'en'] as const) {
      const model = new (surveyCore().Model)(definitionForPlace(questionnaire, place));
      model.locale = language;
      expect(model.jsonErrors ?? []).toEqual([]);
      for (const question of here.questions) {
        const theirs = model.getQuestionByName(question.code);
        expect(theirs.title).toBe(question.title[language]);
        if (question.control === 'boolean') continue;
        const choices = (theirs.choices ?? []).map((one: { value: unknown; text: string }) => [one.value, one.text]);
        expect(choices).toEqual(question.choices.map((choice) => [choice.value, choice.text[language]]));
      }
    }
  }
});

it('a tablet asks part A only, and nothing about money', () => {
  const codes = questionsOnTablet(shipped('doanh-nghiep-to-chuc')).map((question) => question.code);
  expect(codes).toEqual(['G', 'A01', 'A02', 'A03', 'A04', 'GROUP', 'TEXT']);
});
