export const formatting = {
  language: { name: 'Tiếng Việt' },
  days: {
    day: '{twoDigits}/{month}/{year}',
    shortDay: '{twoDigits}/{month}',
    month: 'tháng {monthNumber}/{year}',
    quarter: 'quý {roman}/{year}',
  },
};
