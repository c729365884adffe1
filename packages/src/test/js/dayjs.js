'use strict';
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/utc'));
dayjs.extend(require('dayjs/plugin/relativeTime'));
dayjs.extend(require('dayjs/plugin/isoWeek'));
dayjs.extend(require('dayjs/plugin/duration'));
dayjs.extend(require('dayjs/plugin/customParseFormat'));
require('dayjs/locale/de');

exports.run = () => {
  const day = dayjs.utc('2024-02-29T13:05:09.007Z');
  return {
    text: day.format('dddd, D. MMMM YYYY, HH:mm:ss.SSS [week] W'),
    german: day.locale('de').format('dddd, D. MMMM'),
    added: day.add(1, 'year').subtract(1, 'month').endOf('month').toISOString(),
    difference: day.diff(dayjs.utc('2020-02-29'), 'month', true),
    relative: day.from(dayjs.utc('2024-05-01')),
    duration: dayjs.duration(90061, 's').format('D[d] H[h] m[m] s[s]'),
    parsed: dayjs.utc('31/12/2025 23.59', 'DD/MM/YYYY HH.mm').toISOString(),
    invalid: dayjs.utc('nonsense').isValid(),
    leap: [2023, 2024].map((y) => dayjs.utc(y + '-01-01').endOf('year').isoWeek()),
  };
};
