import type { Translated } from '../../sentence.js';
import type { severalPoints as vietnamese } from '../vi/several-points.js';

export const severalPoints: Translated<typeof vietnamese> = {
  severalPoints: {
    title: 'Add many collection points',
    link: 'Add many points at once',
    which: 'Which points?',
    place: 'Where lines without a place stand',
    placeHint: 'Only for lines of the list that name no place. Leave the whole Centre for points at no counter.',
    list: 'List of names, one point a line',
    listHint:
      'It can be pasted from Excel or Word. A place of its own stands behind a semicolon or in the second column, for example “Nhà văn hóa; Thôn Đông”.',
    every: {
      legend: 'Add one point for each place that has none of this kind',
      village: 'All villages',
      counter: 'All counters',
      field: 'All fields',
    },
    preview: 'Look at them first',
    previewTitle: { one: '{count} point to be added', other: '{count} points to be added' },
    line: 'Line',
    faulty: {
      one: '{count} point in the list has to be corrected. Nothing was added.',
      other: '{count} points in the list have to be corrected. Nothing was added.',
    },
    create: { one: 'Add {count} point', other: 'Add {count} points' },
    faults: {
      kind: 'Please choose one of the kinds listed.',
      place: 'The commune has no such place.',
      none: 'There is nothing to add: please write at least one line, or tick places that have no point yet.',
      many: 'These are more than {most} points. Please divide the list.',
    },
    lineFaults: {
      long: 'The name has more than 120 signs and fits on no sheet.',
      twice: 'The list has this name already.',
      there: 'A point of this name and kind is in use.',
      place: 'The commune has no place of this name.',
    },
  },
};
