import { countDefinitions, printCount } from './definition-count.js';
import { compile } from './survey-js.js';

const text = { type: 'text', name: 'A' };
const remote = { type: 'dropdown', name: 'B', choices: ['a'], choicesByUrl: { url: 'https://example.org' } };

describe('counting definitions of SurveyJS', () => {
  it('puts each into our frame, and tells why the others are refused, the most frequent reason first', () => {
    const unread = { type: 'comment', name: 'C', visibleIf: '{A} >' };
    const definitions = [
      { elements: [text, { type: 'panel', elements: [{ type: 'comment', name: 'D' }] }] },
      { pages: [{ questions: [text] }, { elements: [remote] }] },
      { title: 'Thử', questions: [text, unread] },
      { elements: [{ ...remote, name: 'X' }] },
      { elements: [{ type: 'file', name: 'F' }] },
    ];
    const count = countDefinitions(definitions, compile);
    expect(count).toMatchObject({ read: 5, compiled: 1, withoutRefused: 4 });
    expect(count.refused.map(([reason, times]) => [reason.slice(0, 28), times])).toEqual([
      ['the property "choicesByUrl" ', 2],
      ['its condition cannot be read', 1],
      ['the type "file" is not suppo', 1],
    ]);
    expect(printCount(count).split('\n').slice(0, 4)).toEqual([
      '5 definitions: 1 compile, 4 with what is refused taken out',
      '',
      'Refused for',
      expect.stringMatching(/^ {4}2 {2}the property "choicesByUrl"/),
    ]);
  });

  it('takes names and values for the same reason, and anything for a definition', () => {
    const other = (name: string) => ({ elements: [{ ...text, name, visibleIf: `{${name}x} = 1` }] });
    const { refused } = countDefinitions([other('A'), other('B'), null, 7, {}], compile);
    expect(refused).toContainEqual(['its condition asks about "…", which is not a question', 2]);
  });
});
