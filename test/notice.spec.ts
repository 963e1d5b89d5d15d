import { readFileSync } from 'node:fs';
import { vi } from '../src/formatting/languages/vi.js';
import { PROMISED } from '../src/responses/retention.js';

/**
 * What the notice promises to citizens, sentence by sentence, and what keeps it: the code, and the test that sees it
 * kept. A sentence that is not here is a promise that nothing keeps.
 */
const keepers: Readonly<Record<string, readonly (readonly [file: string, what: string])[]>> = {
  noticeWhoText: [['src/responses/form-place.ts', 'commune']],
  noticeWhyText: [['src/responses/form-page.ts', 'purpose']],
  // Only the general item is asked of everybody; a form that nobody sends reaches nobody.
  noticeVoluntaryText: [['src/questionnaires/shipped-questionnaires.spec.ts', 'question.required']],
  noticeUseText: [
    ['src/figures/closing-check.ts', 'closing'],
    ['src/responses/survey-response.entity.ts', 'no address, browser or device'],
  ],
  noticeKeptText: [
    ['src/responses/retention.ts', "name: 'responses'"],
    ['src/responses/retention.ts', "name: 'comments'"],
    ['src/rules/masking.ts', 'personalIn'],
    ['src/retention/retention.job.ts', 'retention.end('],
    ['test/http/retention.spec.ts', 'goes by its term and not before'],
  ],
  noticeRightsText: [
    ['src/responses/withdraw.ts', 'withdraw'],
    ['test/http/receipt-withdrawn.spec.ts', 'a form withdrawn'],
    ['src/retention/erasures.service.ts', 'PROMISED.days'],
    ['test/http/retention.spec.ts', 'a request to erase'],
  ],
  noticeContactText: [['views/responses/form/foot.hbs', 'commune=commune']],
};

describe('the notice to citizens', () => {
  it('says nothing that is not in this list', () => {
    const said = Object.keys(vi.form).filter((key) => /^notice.+Text$/.test(key));
    expect(said.sort()).toEqual(Object.keys(keepers).sort());
  });

  it.each(Object.entries(keepers))('%s is kept by code that is there', (_, kept) => {
    expect(kept.filter(([file, what]) => !readFileSync(file, 'utf8').includes(what))).toEqual([]);
  });

  it('tells the terms as the code keeps them, and no number of its own', () => {
    for (const key of ['noticeKeptText', 'noticeRightsText'] as const) expect(vi.form[key]).not.toMatch(/\d/);
    expect(readFileSync('views/responses/form/foot.hbs', 'utf8')).toContain('years=kept.years months=kept.months');
    expect(PROMISED).toEqual({ years: 5, months: 12, days: 2 });
  });
});
