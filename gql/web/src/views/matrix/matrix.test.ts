import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsOf, type Head, namesOf, shadeOf, shades, stepsOf } from './grid';
import { moved } from './move';
import { axisOf, countsAgencies, defaults, filterOf, headFilter, rolesOf, topOf } from './settings';

test('counts stand where the server says, and 0 elsewhere', () => {
  const cells = [{ row: 0, column: 1, measureCount: 3 }, { row: 1, column: 0, measureCount: 7 }];
  assert.deepEqual(countsOf(2, 3, cells), [[0, 3, 0], [7, 0, 0]]);
});

test('shades grow with the counts and reach every count', () => {
  assert.deepEqual(stepsOf(1), [1]);
  assert.deepEqual(stepsOf(18), [1, 2, 4, 8, 16]);
  for (const most of [1, 2, 63, 64, 65, 1000, 4096, 100_000]) {
    const steps = stepsOf(most);
    assert.ok(steps.length <= shades && steps.at(-1)! <= most, String(most));
    assert.equal(shadeOf(most, steps), steps.length);
    assert.equal(shadeOf(1, steps), 1);
    assert.equal(shadeOf(0, steps), 0);
  }
});

test('a short name that stands twice gives way to the full one', () => {
  const head = (label: string, name: string, englishName?: string): Head => ({ id: name, kind: 'AGENCY', label, node: { name, ...(englishName && { englishName }) } });
  const heads = [head('市经信委', '杭州市经信委'), head('市科委', '杭州市科委'), head('市经信委', '咸宁市经信委'), head('云计算', '云计算', 'cloud computing')];
  assert.deepEqual(namesOf(heads, 'zh'), ['杭州市经信委', '市科委', '咸宁市经信委', '云计算']);
  assert.deepEqual(namesOf(heads, 'en').at(-1), 'cloud computing');
});

test('keys lead over the heads and the cells and never out of the table', () => {
  const from = (row: number, column: number, key: string, ctrl = false) => moved({ row, column }, key, ctrl, 3, 4);
  assert.deepEqual(from(0, 0, 'ArrowRight'), { row: 0, column: 1 });
  assert.deepEqual(from(0, 0, 'ArrowUp'), { row: -1, column: 0 });
  assert.deepEqual(from(2, 3, 'ArrowDown'), { row: 2, column: 3 });
  assert.deepEqual(from(0, -1, 'ArrowUp'), { row: 0, column: -1 }, 'the corner holds nothing');
  assert.deepEqual(from(-1, 0, 'ArrowLeft'), { row: -1, column: 0 });
  assert.deepEqual(from(1, 2, 'Home'), { row: 1, column: -1 });
  assert.deepEqual(from(1, 2, 'End'), { row: 1, column: 3 });
  assert.deepEqual(from(0, 0, 'End', true), { row: 2, column: 3 });
  assert.deepEqual(from(2, 1, 'PageUp'), { row: -1, column: 1 });
  assert.equal(from(0, 0, 'Enter'), undefined);
});

test('settings become a filter; roles without their agency do not, nor those of rows and columns', () => {
  assert.deepEqual(filterOf(defaults), {});
  const ofNobody = { ...defaults, roles: 'LEAD', agencyRoles: 'LEAD' };
  assert.deepEqual(filterOf(ofNobody), {});
  const narrowed = { ...defaults, agency: '市科委', agencyRoles: 'LEAD,CHIEF', jurisdiction: '杭州市' };
  assert.deepEqual(filterOf(narrowed), { jurisdiction: '杭州市', agency: '市科委', roles: ['LEAD'] });
});

test('roles are those known, and count where an agency is a row or a column', () => {
  assert.deepEqual(rolesOf('RESPONSIBLE,CHIEF,LEAD'), ['LEAD', 'RESPONSIBLE']);
  assert.deepEqual(rolesOf(''), []);
  assert.equal(countsAgencies(defaults), true);
  assert.equal(countsAgencies({ rows: 'PLAN', columns: 'AGENCY' }), true);
  assert.equal(countsAgencies({ rows: 'PLAN', columns: 'JURISDICTION' }), false);
});

test('settings that make no sense give way to the usual ones', () => {
  assert.equal(axisOf('TARGET', 'AGENCY'), 'AGENCY');
  assert.equal(axisOf('PLAN', 'AGENCY'), 'PLAN');
  assert.equal(topOf('100000'), 20);
  assert.equal(topOf('50'), 50);
});

test("a cell of a jurisdiction has the jurisdiction's own measures alone, as the matrix counts them", () => {
  const places = [{ id: 'p' }, { id: 'c', parent: { id: 'p' } }];
  assert.deepEqual(headFilter('JURISDICTION', 'p', ['LEAD'], places), { jurisdiction: 'p', not: { or: [{ jurisdiction: 'c' }] } });
  assert.deepEqual(headFilter('JURISDICTION', 'c', [], places), { jurisdiction: 'c' });
  assert.deepEqual(headFilter('TECHNOLOGY', 't', ['LEAD'], places), { technology: 't', includeNarrower: false });
  assert.deepEqual(headFilter('AGENCY', 'a', ['LEAD', 'SUPPORT'], places), { agency: 'a', roles: ['LEAD', 'SUPPORT'] });
  assert.deepEqual(headFilter('AGENCY', 'a', [], places), { agency: 'a' });
});
