import { springCatalogue } from '../../test/harness/tallied-round.js';
import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type AttentionReader, type AttentionSource, toAttention } from './attention.view-model.js';

function survey(
  figures: Record<string, Figure>,
  leads: Record<string, string> = {},
  subject = 'administration',
): AttentionSource {
  const groups = Object.entries(figures).map(([key, figure]) => aGroup(key, figure, { label: `Item ${key}` }));
  const questions = [
    { code: 'G', rates: 'receiving' },
    { code: 'E1', rates: 'receiving' },
    { code: 'E2', rates: 'resolving' },
    { code: 'FILE', rates: 'resolving' },
  ];
  return {
    questions: { campaign: 'spring', subject, target: 0.9, groups } as unknown as Satisfaction,
    questionnaire: { general: 'G', resolvingHeadline: 'FILE', questions } as unknown as Questionnaire,
    ...{ leads, catalogue: springCatalogue },
  };
}

const reader: AttentionReader = {
  language: 'vi',
  addressOf: (campaign, question) => `/${campaign}/${question}`,
};

describe('what needs attention first', () => {
  it('is told in words with the unit that leads it, lowest first', () => {
    const plan = survey({ A04: aRate(41, 58), A05: aRate(400, 410), A06: aRate(60, 100) }, { A04: 'registry' });
    expect(toAttention([plan], reader)).toEqual({
      items: [
        {
          ...{ about: 'Chính quyền', text: 'Item A06: 60/100 phiếu hài lòng (60,0%)' },
          ...{ unit: 'chưa giao đơn vị chủ trì', address: '/spring/A06' },
        },
        {
          ...{ about: 'Chính quyền', text: 'Item A04: 41/58 phiếu hài lòng (70,7%)' },
          ...{ unit: 'Văn phòng HĐND và UBND', address: '/spring/A04' },
        },
      ],
      none: null,
    });
  });

  it('names at most three of all surveys together, and never a headline', () => {
    const centre = survey(
      { G: aRate(10, 100), FILE: aRate(20, 100), E1: aRate(50, 100), E2: aRate(40, 100) },
      {},
      'centre',
    );
    const plan = survey({ A01: aRate(45, 100), A02: aRate(55, 100) });
    expect(
      toAttention([centre, plan], reader).items.map(({ about, text, unit }) => [about, text.slice(0, 8), unit]),
    ).toEqual([
      ['Trung tâm', 'Item E2:', 'các đơn vị giải quyết hồ sơ'],
      ['Chính quyền', 'Item A01', 'chưa giao đơn vị chủ trì'],
      ['Trung tâm', 'Item E1:', 'Trung tâm Phục vụ hành chính công'],
    ]);
  });

  it('leaves out what was answered at meetings, where as many forms say less', () => {
    const few = toAttention([survey({ A04: aRate(240, 300, { worth: 40 }) })], reader);
    expect(few.items).toEqual([]);
    expect(toAttention([survey({ A04: aRate(240, 300) })], reader).items).toHaveLength(1);
  });

  it('is nothing where an item may have fallen under the target by chance', () => {
    // 85 of 100: the 95 % interval ends at 0.907, the one of 99 % higher still.
    expect(toAttention([survey({ A01: aRate(85, 100) })], reader)).toEqual({
      items: [],
      none: 'Chưa có nội dung nào chắc chắn dưới mục tiêu 90%.',
    });
  });

  it('is said to be too early where no item has a rate', () => {
    expect(toAttention([survey({ A01: aFew(5, 20) })], reader).none).toBe('Chưa nội dung nào đủ 30 phiếu để nêu.');
  });
});
