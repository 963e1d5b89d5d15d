import { roles } from '../access/staff.js';
import { allLanguages, languages, sentenceIn, translate } from '../formatting/languages.js';
import { toHelpView } from './help.view-model.js';
import { helpTopics, topicsOf } from './help-topics.js';

const namedIn = (text: string): readonly string[] => text.match(/\[[^\]]*\]/g) ?? [];

describe('the page of help for a role', () => {
  it.each(roles)('tells the %s in short texts what there is to do, and names only what is on the pages', (role) => {
    for (const language of allLanguages()) {
      const { topics, lead } = toHelpView(role, role, language);
      expect(topics.length).toBeGreaterThan(4);
      expect(lead).not.toBe('');
      for (const { id, text } of topics) {
        const sentences = text.split(/(?<=[.:?])\s/).length;
        expect([id, text.match(/[[\]{}]/g)]).toEqual([id, null]);
        expect([id, sentences > 1 && sentences < 8]).toEqual([id, true]);
      }
    }
  });

  it('names the same buttons and pages in every language', () => {
    for (const topic of Object.keys(helpTopics)) {
      const key = `helpTasks.${topic}.text`;
      const [first, ...others] = allLanguages().map((one) => namedIn(String(sentenceIn(one, key))).toSorted());
      for (const other of others) expect([topic, other]).toEqual([topic, first]);
    }
  });

  it('has somebody for each topic', () => {
    const read = new Set(Object.values(topicsOf).flat());
    expect(Object.keys(helpTopics).filter((topic) => !read.has(topic as keyof typeof helpTopics))).toEqual([]);
  });

  it('explains every word of the glossary', () => {
    const { terms } = toHelpView('clerk', 'clerk', 'vi');
    expect(terms).toHaveLength(Object.keys(languages.vi.helpWords.glossary).length);
    const locked = terms.find(({ term }) => term === 'Chốt số liệu');
    expect(locked?.meaning).toContain('không phải là công bố');
  });

  it('leads to what both the role and its reader may open', () => {
    const linksOf = (...[role, reader]: Parameters<typeof toHelpView>) =>
      toHelpView(role, reader, 'vi').topics.flatMap(({ links }) => links.map(({ href }) => href));
    expect(linksOf('officer', 'officer', 'vi')).toContain('/campaigns/new');
    expect(linksOf('officer', 'leader', 'vi')).not.toContain('/campaigns/new');
    expect(linksOf('leader', 'officer', 'vi')).toContain('/public-results');
    expect(linksOf('administrator', 'administrator', 'vi')).not.toContain('/paper');
  });

  it('names a button as it stands on the page', () => {
    const [first] = toHelpView('clerk', 'officer', 'vi').topics;
    expect(first?.text).toContain(`Bấm “${translate('vi', 'paper.key')}”`);
  });
});
