import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { compiledMarket, springCatalogue } from '../../test/harness/tallied-round.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { CollectionPoint, type PointKind } from '../collection-points/collection-point.entity.js';
import type { Question } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import {
  type Arrival,
  arrivalOf,
  type Bringer,
  type Content,
  contentHash,
  dayOfAnswer,
  flagsText,
  type Given,
  lastDayOf,
} from './arrival.js';
import { tallyLayout } from './tally-layout.js';

describe('flags beside a response', () => {
  it('stand in one order, each once, and are absent where nothing was noticed', () => {
    expect(flagsText(['repeated', 'burst'])).toBe('burst,repeated');
    expect(flagsText(['burst', 'burst'])).toBe('burst');
    expect(flagsText([])).toBeNull();
  });
});

describe('what tells the same again from something else', () => {
  const content = (answers: unknown, more: Partial<Content> = {}): Content => ({
    ...{ point: 'gate', campaign: 'market', version: 'market.v1', language: 'vi', assisted: 'self' },
    ...more,
    answers: answers as Answers,
  });
  const hashOf = (answers: unknown, more: Partial<Content> = {}): string => contentHash(content(answers, more));

  it('is SHA-256 over JSON with its keys in order', () => {
    const sorted =
      '{"answers":{"A":[1,"hai"],"G":4,"Lý do":"có \\"lý\\""},"assisted":"self","campaign":"market","language":"vi",' +
      '"point":"gate","version":"market.v1"}';
    const answers = { 'Lý do': 'có "lý"', G: 4, A: [1, 'hai'] };
    expect(hashOf(answers)).toBe(createHash('sha256').update(sorted.normalize('NFC')).digest('hex'));
  });

  it('is the same for whoever knows the order of the questions, whatever was answered', () => {
    const codes = ['G', 'A', 'Lý do', 'a-Comment', 'Q10', 'Q9'];
    const questions = codes.map((code) => ({ code }) as Question);
    const value = fc.oneof(fc.integer(), fc.string({ unit: 'grapheme' }), fc.boolean(), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...codes, 'another'), value), (answers) => {
        expect(contentHash(content(answers), { questions })).toBe(contentHash(content(answers)));
        const written = Object.keys(answers)
          .sort()
          .map((code) => `${JSON.stringify(code)}:${JSON.stringify(answers[code])}`);
        const { answers: _, ...rest } = content(answers);
        const sorted = Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1));
        const json = `{"answers":{${written}},${JSON.stringify(Object.fromEntries(sorted)).slice(1)}`;
        expect(contentHash(content(answers))).toBe(createHash('sha256').update(json.normalize('NFC')).digest('hex'));
      }),
    );
  });

  it('is the same in whatever order keys came and however letters are put together', () => {
    expect(hashOf({ A: 1, B: 2 })).toBe(hashOf({ B: 2, A: 1 }));
    expect(hashOf({ A: 'lý'.normalize('NFD') })).toBe(hashOf({ A: 'lý'.normalize('NFC') }));
  });

  it('differs by every part, by the type of a value and by the order of several', () => {
    const others = [
      hashOf({ A: 1 }, { point: 'hall' }),
      hashOf({ A: 1 }, { campaign: 'fair' }),
      hashOf({ A: 1 }, { version: 'market.v2' }),
      hashOf({ A: 1 }, { language: 'en' }),
      hashOf({ A: 1 }, { assisted: 'family' }),
      ...[{ A: '1' }, { A: 2 }, { B: 1 }, { A: 1, B: 1 }, { A: null }, { A: true }, { A: [1] }, { A: {} }].map((one) =>
        hashOf(one),
      ),
      ...[hashOf({ A: ['x', 'y'] }), hashOf({ A: ['y', 'x'] }), hashOf({ A: ['x,y'] })],
    ];
    expect(new Set([hashOf({ A: 1 }), ...others]).size).toBe(others.length + 1);
  });

  it('keeps a key with a sign of its own in its place', () => {
    expect(hashOf({ 'a"b': 1 })).not.toBe(hashOf({ ab: 1 }));
    expect(hashOf({ 'a":1,"b': 1 })).not.toBe(hashOf({ a: 1, b: 1 }));
  });
});

describe('the day of an answer', () => {
  const round = { opensOn: '2026-11-01', endsOn: '2026-11-07' } as const;

  it('is what its device says, from the opening to today', () => {
    expect(dayOfAnswer(round, '2026-11-03', '2026-11-05')).toEqual({ day: '2026-11-03', replaced: false });
    expect(dayOfAnswer(round, '2026-11-05', '2026-11-05')).toEqual({ day: '2026-11-05', replaced: false });
    expect(dayOfAnswer(round, '2026-11-01', '2026-11-05')).toEqual({ day: '2026-11-01', replaced: false });
    expect(dayOfAnswer(round, '2026-11-07', '2026-11-20')).toEqual({ day: '2026-11-07', replaced: false });
  });

  it('is that of receipt where the device cannot be believed', () => {
    expect(dayOfAnswer(round, '2026-11-06', '2026-11-05')).toEqual({ day: '2026-11-05', replaced: true });
    expect(dayOfAnswer(round, '2026-10-31', '2026-11-01')).toEqual({ day: '2026-11-01', replaced: true });
    expect(dayOfAnswer(round, '1970-01-01', '2026-10-31')).toEqual({ day: '2026-10-31', replaced: true });
    // A trial before the opening bears its own day.
    expect(dayOfAnswer(round, '2026-10-30', '2026-10-31')).toEqual({ day: '2026-10-30', replaced: false });
  });

  it('is none after the end', () => {
    expect(dayOfAnswer(round, '2026-11-08', '2026-11-08')).toBeNull();
    expect(dayOfAnswer(round, '2026-11-09', '2026-11-08')).toBeNull();
    expect(dayOfAnswer(round, '2020-01-01', '2026-11-08')).toBeNull();
  });

  it('lies before the end for what bears none', () => {
    const days = (['2026-11-06', '2026-11-07', '2026-11-08'] as const).map((today) => lastDayOf(round, today));
    expect(days).toEqual(['2026-11-06', '2026-11-07', '2026-11-07']);
  });
});

describe('the door', () => {
  const campaign = Object.assign(new Campaign(), { id: 'market', layout: [], leads: [] });
  const layout = tallyLayout(campaign, [compiledMarket]);
  const given: Given = {
    ...{ id: 'one', answers: { G: 4 }, language: 'vi', assisted: 'self', by: 'phone', proof: 'fixed', codeHash: null },
    ...{
      batch: null,
      flags: ['burst'],
      receiptHash: 'receipt',
      dateReplaced: false,
      receivedOn: '2026-11-03',
      hour: 9,
    },
  };
  const at = (kind: PointKind, more: Partial<Given> = {}) => {
    const point = Object.assign(new CollectionPoint(), {
      ...{ communeId: 'spring', id: 'p', code: 'gate', kind, unit: null, counter: null, field: null, village: 'v1' },
    });
    const asked = { point, campaign, day: '2026-11-02', catalogue: springCatalogue } as const;
    return arrivalOf(
      { ...asked, questionnaire: compiledMarket, placed: compiledMarket, layout },
      { ...given, ...more },
    );
  };
  const arrived = (kind: PointKind, more: Partial<Given> = {}): Arrival => {
    const made = at(kind, more);
    if ('errors' in made) throw new Error(JSON.stringify(made.errors));
    return made;
  };

  it('makes a response of what was brought', () => {
    const sent = { campaign: 'market', version: compiledMarket.version, language: 'vi', assisted: 'self' } as const;
    expect(arrived('qr')).toMatchObject({
      ...{ communeId: 'spring', id: 'one', pointId: 'p', businessDate: '2026-11-02', receivedOn: '2026-11-03' },
      ...{ importId: null, codeHash: null, receiptHash: 'receipt', dateReplaced: false, hour: 9, answers: { G: 4 } },
      contentHash: contentHash({ point: 'gate', ...sent, answers: { G: 4 } }),
      attributes: { channel: 'qr', flags: 'burst', village: 'v1', assisted: 'self', proof: 'fixed', batch: null },
    });
    expect(arrived('qr', { importId: 'file' }).importId).toBe('file');
    // What staff corrected is still known by what came.
    expect(arrived('qr', { answers: { G: 5 }, sent: { G: 4 } }).contentHash).toBe(arrived('qr').contentHash);
  });

  it('says what is wrong with answers, and makes nothing of them', () => {
    expect(at('qr', { answers: { G: 9 } })).toEqual({ errors: [expect.objectContaining({ question: 'G' })] });
    expect(at('qr', { answers: {} })).toHaveProperty('errors');
  });

  it.each<[PointKind, Bringer, string]>([
    ['qr', 'phone', 'qr'],
    ['kiosk', 'tablet', 'kiosk'],
    ['kiosk', 'phone', 'qr'],
    ['paper', 'sheet', 'paper'],
    ['paper', 'phone', 'qr'],
    ['paper', 'tablet', 'qr'],
    ['qr', 'sheet', 'qr'],
  ])('takes what comes to a point of the kind %s by a %s as %s', (kind, by, channel) => {
    expect(arrived(kind, { by }).attributes.channel).toBe(channel);
  });
});
