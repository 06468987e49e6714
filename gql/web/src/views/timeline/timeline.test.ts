import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Amount, amountOf } from './amount';
import { byDeadline, deadlineIn, yearsBetween } from './deadline';
import { defaults, dueFilter, filterOf } from './settings';

const amount = (given: Partial<Amount>): Amount => ({ comparator: 'EQ', value: 1, valueMax: null, unit: null, ...given });

test('values are written with their comparator, range and unit', () => {
  assert.equal(amountOf('zh', amount({ comparator: 'GE', value: 60, unit: '家' })), '≥ 60 家');
  assert.equal(amountOf('en', amount({ value: 6.2, unit: '%' })), '6.2%');
  assert.equal(amountOf('en', amount({ value: 100, valueMax: 400, unit: 'G' })), '100–400 G');
  assert.equal(amountOf('en', amount({ comparator: 'GT', value: 8500, unit: '亿元' })), '> 8,500 亿元');
  assert.equal(amountOf('zh', amount({ value: 80 })), '80');
});

test('deadlines keep their precision in both languages', () => {
  assert.equal(deadlineIn('zh', '2020'), '2020年');
  assert.equal(deadlineIn('zh', '2020-06'), '2020年6月');
  assert.equal(deadlineIn('zh', '2020-06-30'), '2020年6月30日');
  assert.equal(deadlineIn('en', '2020'), '2020');
  assert.equal(deadlineIn('en', '2020-06'), 'June 2020');
  assert.equal(deadlineIn('en', '2020-06-30'), '30 June 2020');
  assert.equal(deadlineIn('en', 'soon'), 'soon');
});

test('the years run from the first to the last, and a mistaken date does not make thousands', () => {
  assert.deepEqual(yearsBetween('2013-06', '2015'), ['2013', '2014', '2015']);
  assert.deepEqual(yearsBetween('2020', '2020-12-31'), ['2020']);
  assert.equal(yearsBetween('0020', '2020').length, 60);
});

test('targets stand by deadline, in their order, the undated under none', () => {
  const targets = [{ deadline: '2013', n: 1 }, { deadline: '2015', n: 2 }, { deadline: '2015', n: 3 }, { deadline: null, n: 4 }];
  assert.deepEqual(byDeadline(targets).map(([deadline, group]) => [deadline, group.map((g) => g.n)]), [['2013', [1]], ['2015', [2, 3]], ['', [4]]]);
});

test('settings become filters', () => {
  assert.deepEqual(filterOf(defaults), {});
  assert.deepEqual(dueFilter({ ...defaults, technology: '电子商务' }, ''), { technology: '电子商务', dueFrom: '0001', dueTo: '9999' });
  assert.deepEqual(dueFilter(defaults, '2020-06'), { dueFrom: '2020-06', dueTo: '2020-06' });
});
