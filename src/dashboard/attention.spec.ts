import { shipped, springCatalogue } from '../../test/harness/tallied-round.js';
import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import type { Figure } from '../figures/figure.js';
import { type AttentionSource, toAttention } from './attention.js';

type Figures = Readonly<Record<string, Figure>>;

function survey(
  subject: 'administration' | 'centre',
  questions: Figures,
  { units = {}, leads = {} }: { readonly units?: Figures; readonly leads?: Record<string, string> } = {},
): AttentionSource {
  const groups = (figures: Figures) =>
    Object.entries(figures).map(([key, figure]) => aGroup(key, figure, { label: `Item ${key}` }));
  const reading = {
    ...{ topic: subject, leads, questionnaire: shipped(subject === 'centre' ? 'trung-tam' : 'chinh-quyen') },
    ...{ published: { catalogue: springCatalogue }, overall: { target: 0.9 } },
    address: { commune: 'spring', subject, campaign: null, period: null },
  } as unknown as AttentionSource['reading'];
  return { reading, units: groups(units), questions: groups(questions) };
}

describe('what needs attention first', () => {
  it('names the department itself, and its lowest question', () => {
    const leads = { A04: 'registry', A05: 'registry' };
    const units = { registry: aRate(300, 400), parks: aRate(390, 400) };
    const plan = survey('administration', { A04: aRate(41, 58), A05: aRate(60, 100) }, { units, leads });
    expect(toAttention([plan], 'vi')).toEqual({
      items: [
        {
          ...{ unit: 'Văn phòng HĐND và UBND', about: 'Chính quyền', text: '300/400 phiếu hài lòng (75,0%)' },
          question: 'Item A05: 60/100 phiếu hài lòng (60,0%)',
          address: '/dashboard/units/registry?commune=spring&subject=administration',
          rate: 0.75,
        },
      ],
      none: null,
    });
  });

  it('names at most three of all surveys together, never a headline, and nobody who is a row of several', () => {
    const centre = survey(
      'centre',
      { G: aRate(10, 100), FILE: aRate(20, 100), E1: aRate(50, 100), E2: aRate(40, 100) },
      { units: { registry: aRate(30, 100), _merged: aRate(10, 100), _none: aRate(10, 100) } },
    );
    const plan = survey('administration', { A01: aRate(45, 100), A02: aRate(55, 100) }, { leads: { A01: 'parks' } });
    expect(toAttention([centre, plan], 'vi').items.map(({ about, unit, text }) => [about, unit, text])).toEqual([
      ['Trung tâm', 'Văn phòng HĐND và UBND', '30/100 phiếu hài lòng (30,0%)'],
      ['Chính quyền', 'Phòng Kinh tế', 'Item A01: 45/100 phiếu hài lòng (45,0%)'],
      ['Trung tâm', 'Trung tâm Phục vụ hành chính công', 'Item E1: 50/100 phiếu hài lòng (50,0%)'],
    ]);
  });

  it('says of what nobody leads that nobody does, and leads to the questions', () => {
    const [item] = toAttention([survey('administration', { A01: aRate(45, 100) })], 'vi').items;
    expect([item?.unit, item?.address]).toEqual([
      'Chưa giao đơn vị chủ trì',
      '/dashboard/questions?commune=spring&subject=administration',
    ]);
  });

  it('leaves out what was answered at meetings, where as many forms say less', () => {
    const few = toAttention([survey('administration', { A04: aRate(240, 300, { worth: 40 }) })], 'vi');
    expect(few.items).toEqual([]);
    expect(toAttention([survey('administration', { A04: aRate(240, 300) })], 'vi').items).toHaveLength(1);
  });

  it('is nothing where a department or an item may have fallen under the target by chance', () => {
    // 85 of 100: the 95 % interval ends at 0.907, the one of 99 % higher still.
    const chance = survey('administration', { A01: aRate(85, 100) }, { units: { registry: aRate(85, 100) } });
    expect(toAttention([chance], 'vi')).toEqual({
      items: [],
      none: 'Chưa có đơn vị, nội dung nào chắc chắn dưới mục tiêu 90%.',
    });
  });

  it('never says that nothing is low where a department fails when it is looked at alone', () => {
    // 24 of 31: the upper bound of 95 % is 0.888, that of 99 % among many is above the target.
    const source = survey(
      'centre',
      { E1: aRate(95, 100) },
      { units: { parks: aRate(24, 31, { verdict: 'not-met' }), registry: aRate(95, 100), _merged: aRate(1, 40) } },
    );
    const { items, none } = toAttention([source], 'vi');
    expect(items).toEqual([]);
    expect(none).toMatch(/^Xem trước: Item parks \(dưới mục tiêu 90%, đủ căn cứ khi xét riêng\)\./);
  });

  it('is said to be too early where no item has a rate', () => {
    expect(toAttention([survey('administration', { A01: aFew(5, 20) })], 'vi').none).toBe(
      'Chưa đơn vị, nội dung nào đủ 30 phiếu để nêu.',
    );
  });
});
