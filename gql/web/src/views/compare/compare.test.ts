import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadersOf } from './leaders';
import { type Place, sidesOf, within } from './places';
import { filterOf, tabOf } from './settings';
import { groupsOf, rowsOf } from './technologies';

const place = (id: string, parent: string | null, plans: number): Place =>
  ({ id, name: `${id}市`, englishName: id.toUpperCase(), parent: parent === null ? null : { id: parent }, plans: { totalCount: plans } });
const places = [place('cn', null, 0), place('zj', 'cn', 1), place('hz', 'zj', 2), place('sh', 'cn', 1)];
const [cn, zj, hz, sh] = places as [Place, Place, Place, Place];

test('the sides are those named, by any name and once each, or else those with plans', () => {
  assert.deepEqual(sidesOf([], places), [zj, hz, sh]);
  assert.deepEqual(sidesOf(['SH', 'hz市', 'sh', 'mars'], places), [sh, hz]);
  assert.deepEqual(sidesOf(['none'], places), []);
});

test('a jurisdiction holds all below it', () => {
  assert.deepEqual([...within('cn', places)].sort(), ['cn', 'hz', 'sh', 'zj']);
  assert.deepEqual([...within('sh', places)], ['sh']);
});

const technology = (id: string) => ({ id, label: id, node: { name: id, englishName: id } });

test('technologies are counted for a side with all within it, and grouped by who has them', () => {
  const counted = {
    rows: [{ id: 'zj' }, { id: 'hz' }, { id: 'sh' }],
    columns: [technology('a'), technology('b'), technology('c')],
    cells: [{ row: 0, column: 0, measureCount: 1 }, { row: 1, column: 0, measureCount: 2 }, { row: 2, column: 0, measureCount: 4 }, { row: 1, column: 1, measureCount: 5 }, { row: 2, column: 2, measureCount: 7 }],
  };
  const rows = rowsOf(counted, [zj, sh], places);
  assert.deepEqual(rows.map((row) => row.counts), [[3, 4], [5, 0], [0, 7]]);
  assert.deepEqual(groupsOf(rows, 2).map(({ key, only, rows }) => [key, only, rows.map((row) => row.id)]), [['all', undefined, ['a']], ['only-0', 0, ['b']], ['only-1', 1, ['c']]]);
  assert.deepEqual(rowsOf(counted, [cn, zj, hz], places).map((row) => row.counts)[0], [7, 3, 2]);
  assert.deepEqual(groupsOf(rowsOf(counted, [cn, zj, sh], places), 3).map((group) => group.key), ['all', 'some']);
});

test('leaders are those who lead or answer, most first', () => {
  const agency = (name: string, leads: number, responsible: number, supports: number) =>
    ({ id: name, node: { name, shortName: name, leads: { totalCount: leads }, responsible: { totalCount: responsible }, supports: { totalCount: supports } } });
  const leaders = leadersOf({ rows: [agency('helper', 0, 0, 9), agency('few', 1, 0, 5), agency('many', 1, 3, 0)] });
  assert.deepEqual(leaders.map((leader) => leader.name), ['many', 'few']);
});

test('settings that make no sense give way', () => {
  assert.equal(tabOf('x'), 'technologies');
  assert.deepEqual(filterOf(['a', 'b'], ''), { or: [{ jurisdiction: 'a' }, { jurisdiction: 'b' }] });
});
