import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { jointPlacesOf, jointSums, jointTable } from './counted-answers.js';

function shipped(key: string) {
  const questionnaire = new QuestionnairesService().latest(key);
  if (!questionnaire) throw new Error(`${key} is not shipped`);
  return questionnaire;
}

describe('answers crossed with the general item', () => {
  it('stand by level of the one question that the short form asks about an element', () => {
    const centre = shipped('trung-tam');
    const sums = jointSums(centre, { G: 5, E1: 4, E3: 'dk', Q01: 2 });
    const tables = jointPlacesOf(centre).map((place) => [place.element, jointTable(sums ?? new Uint32Array(), place)]);
    const none = [0, 0, 0, 0, 0];
    expect(tables).toEqual([
      ['E1', [none, none, none, none, [0, 0, 0, 1, 0]]],
      ...['E2', 'E3', 'E4', 'E5'].map((element) => [element, [none, none, none, none, none]]),
    ]);
  });

  it('stand by the mean, to the nearest half level, where an element has several questions', () => {
    const administration = shipped('chinh-quyen');
    const sums = jointSums(administration, { G: 2, A01: 4, A02: 5, A03: 'dk', A10: 1 }) ?? new Uint32Array();
    const [first, , third] = jointPlacesOf(administration);
    expect(first && jointTable(sums, first)[1]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(third && jointTable(sums, third)[1]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(sums.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('are none where nothing was rated beside the general item, or that was not', () => {
    expect(jointSums(shipped('trung-tam'), { G: 5 })).toBeNull();
    expect(jointSums(shipped('trung-tam'), { G: 'dk', E1: 4 })).toBeNull();
  });
});
