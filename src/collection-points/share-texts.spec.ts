import type { CommuneCatalogue } from '../communes/catalogue.js';
import { textMessageSize } from '../formatting/text-message.js';
import { CollectionPoint } from './collection-point.entity.js';
import { shareTexts } from './share-texts.js';

const catalogue = {
  ...{ key: 'spring', name: 'Xuân', kind: 'xã', villageKind: 'thôn', fields: [], counters: [] },
  units: [{ key: 'centre', name: 'Trung tâm Phục vụ hành chính công', kind: 'centre' }],
  villages: [{ key: 'dong', name: 'Đông' }],
} as unknown as CommuneCatalogue;

const texts = (point: Partial<CollectionPoint>, address: string): Record<string, string> => {
  const nowhere = { name: 'Đường dẫn', unit: null, counter: null, field: null, village: null };
  const made = shareTexts(catalogue, Object.assign(new CollectionPoint(), nowhere, point), address);
  return Object.fromEntries(made.map(({ key, text }) => [key, text]));
};

describe('texts to share', () => {
  const address = 'https://khaosat.xuan.gov.vn/k/q7m2k9abcd';

  it('speak of the file at the Centre, and of the commune in a village', () => {
    const centre = texts({ unit: 'centre' }, address);
    expect(centre.zalo).toContain('Trung tâm Phục vụ hành chính công xã Xuân');
    expect(centre.accented).toContain('Hồ sơ của Ông/Bà đã có kết quả');
    expect(texts({ village: 'dong' }, address).zalo).toContain('chính quyền xã Xuân');
  });

  it('carry the link, on paper without its protocol', () => {
    for (const text of Object.values(texts({ unit: 'centre' }, address))) expect(text).toContain('/k/q7m2k9abcd');
    expect(texts({ unit: 'centre' }, address).slip).not.toContain('https');
  });

  it('have a message in plain letters that is one message, however long the link', () => {
    for (const long of ['', '/khao-sat-muc-do-hai-long', '/khao-sat-muc-do-hai-long-cua-nguoi-dan-to-chuc']) {
      const { plain = '' } = texts({ unit: 'centre' }, `https://dichvu.haiphong.gov.vn${long}/k/q7m2k9abcd`);
      expect(textMessageSize(plain)).toMatchObject({ encoding: 'gsm-7', messages: 1 });
      expect(plain).toContain('/k/q7m2k9abcd');
    }
  });
});
