import { type CountsFault, readCounts, type TypedCounts } from './counts-form.js';
import { readMatter, type TypedMatter } from './matter-form.js';

const faultsOf = (read: object): readonly string[] =>
  'faults' in read ? (read.faults as readonly CountsFault[]).map(({ field, message }) => `${field} ${message}`) : [];

describe('a matter as it is typed', () => {
  const typed: TypedMatter = {
    name: ' Mở  rộng đường ',
    text: 'Mỗi hộ\ngóp',
    opensOn: '04/11/2026',
    closesOn: '2026-11-20',
  };

  it('is read, with its days as people write them', () => {
    expect(readMatter(typed)).toEqual({
      ...{ name: 'Mở rộng đường', text: 'Mỗi hộ\ngóp', opensOn: '2026-11-04', closesOn: '2026-11-20' },
    });
  });

  it.each([
    [{ name: ' ', text: '', opensOn: 'mai', closesOn: '' }, 'name noName, text noText, opensOn day, closesOn day'],
    [{ name: 'a'.repeat(201), text: 'b'.repeat(5001) }, 'name longName, text longText'],
    [{ closesOn: '2026-11-01' }, 'closesOn order'],
    [{ closesOn: '2027-11-20' }, 'closesOn long'],
  ])('is refused at every field that is wrong: %j', (change, faults) => {
    expect(faultsOf(readMatter({ ...typed, ...change }))).toEqual(
      faults.split(', ').map((fault) => fault.replace(' ', ' opinions.faults.')),
    );
  });
});

describe('what was counted in a village', () => {
  const nothing = { households: '', sheets: '', returned: '', invalid: '', yes: '', no: '', other: '' };
  const typed: TypedCounts = { ...nothing, yesReasons: '', noReasons: '', otherReasons: '' };
  const village = { ...typed, households: '1.000', sheets: '900', returned: '10', invalid: '1', yes: '6', no: '3' };

  it('is read, an empty field as nobody, and a reason from each line', () => {
    expect(readCounts({ ...village, noReasons: ' Xa quá\n\nLo bụi ' }, 100)).toEqual({
      counts: { households: 1000, sheets: 900, returned: 10, invalid: 1, yes: 6, no: 3, other: 0 },
      reasons: [
        { answer: 'no', text: 'Xa quá' },
        { answer: 'no', text: 'Lo bụi' },
      ],
    });
  });

  it.each([
    [{ yes: '7' }, 0, 'yes sum'],
    [{ returned: '901', yes: '897' }, 0, 'returned manyReturned'],
    [{}, 101, 'households fewHouseholds'],
    [{ returned: 'hai', yes: '-1' }, 0, 'returned count, yes count'],
    [{ yesReasons: 'a'.repeat(1001) }, 0, 'yesReasons longReason'],
  ])('is refused where it does not agree: %j, with %i codes', (change, codes, faults) => {
    expect(faultsOf(readCounts({ ...village, ...change }, codes))).toEqual(
      faults.split(', ').map((fault) => fault.replace(' ', ' opinions.faults.')),
    );
  });
});
