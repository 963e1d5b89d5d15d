import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { differencesBetween, withoutText } from './differences.js';

const questionnaire = new QuestionnairesService().byVersion('trung-tam.v1');
const questions = questionnaire?.questions ?? [];

describe('two keyings of a sheet', () => {
  it('differ where an answer is another, or missing, whatever the order of ticks', () => {
    const first = { G: 5, E1: 'dk', EXPECT: ['time', 'papers'], TEXT: 'một' };
    expect(differencesBetween(questions, first, { ...first, EXPECT: ['papers', 'time'], TEXT: 'hai' })).toEqual([]);
    expect(differencesBetween(questions, first, { G: 4, E1: 'dk', USED: false })).toEqual([
      { question: 'G', first: 5, second: 4 },
      { question: 'USED', first: null, second: false },
      { question: 'EXPECT', first: ['time', 'papers'], second: null },
    ]);
    expect(differencesBetween(questions, { EXPECT: [1, 2] }, { EXPECT: ['2', '1'] })).toEqual([]);
    expect(withoutText(questions, first)).toEqual({ G: 5, E1: 'dk', EXPECT: ['time', 'papers'] });
  });
});
