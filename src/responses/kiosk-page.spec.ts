import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { screensOnTablet } from './kiosk-page.js';

const questionnaires = new QuestionnairesService();
const asked = (key: string): string[] => {
  const questionnaire = questionnaires.latest(key);
  if (!questionnaire) throw new Error(`There is no ${key}`);
  return screensOnTablet(questionnaire).map(({ code }) => code);
};

describe('what a tablet asks', () => {
  it('is the general question, one follow-up in words, and two elements', () => {
    expect(asked('trung-tam-may-tinh-bang')).toEqual(['G', 'GOOD', 'BETTER', 'E3', 'E2']);
  });

  it('is at most three questions of a longer form, the general one first, none to be written', () => {
    for (const { key } of questionnaires.all()) {
      expect(asked(key)[0]).toBe('G');
      if (key !== 'trung-tam-may-tinh-bang') expect(asked(key).length).toBeLessThanOrEqual(3);
    }
  });

  it('shows a face for each level and none for an answer outside the scale', () => {
    const [general, , , element] = screensOnTablet(
      questionnaires.all().find(({ key }) => key.endsWith('bang')) as never,
    );
    expect(general?.choices.map(({ face }) => face)).toEqual([5, 4, 3, 2, 1]);
    expect(element?.choices.map(({ face }) => face)).toEqual([5, 4, 3, 2, 1, null]);
  });
});
