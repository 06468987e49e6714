import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filtered, type GraphEdge, type GraphNode, type Subgraph } from './model.ts';

const measure = (id: string, place: string) => ({ id, kind: 'MEASURE', label: id, degree: 1, node: { __typename: 'Measure', plan: { jurisdiction: { id: place } } } }) as GraphNode;
const agency = (id: string, place: string) => ({ id, kind: 'AGENCY', label: id, degree: 1, node: { __typename: 'Agency', home: { id: place } } }) as GraphNode;
const technology = (id: string) => ({ id, kind: 'TECHNOLOGY', label: id, degree: 1, node: { __typename: 'Technology', englishName: id } }) as GraphNode;
const edge = (source: string, kind: string, target: string) => ({ id: `${source}${target}`, kind, source, target }) as GraphEdge;

const graph: Subgraph = {
  truncated: false,
  nodes: [technology('cloud'), measure('m1', 'hangzhou'), measure('m2', 'shanghai'), agency('a1', 'hangzhou'), agency('a2', 'hangzhou')],
  edges: [edge('m1', 'USES', 'cloud'), edge('m2', 'USES', 'cloud'), edge('a1', 'LEADS', 'm1'), edge('a2', 'SUPPORTS', 'm1')],
};
const all = { kinds: [], roles: [], jurisdiction: '' };
const ids = (filter: object) => filtered(graph, ['cloud'], { ...all, ...filter }).nodes.map((node) => node.id);

test('without a filter all is shown', () => assert.deepEqual(ids({}), ['cloud', 'm1', 'm2', 'a1', 'a2']));

test('a role leaves the agencies that have it', () => assert.deepEqual(ids({ roles: ['LEAD'] }), ['cloud', 'm1', 'm2', 'a1']));

test('a jurisdiction leaves its own nodes, and those of no place', () => assert.deepEqual(ids({ jurisdiction: 'hangzhou' }), ['cloud', 'm1', 'a1', 'a2']));

test('what no longer hangs together with the middle goes too', () => assert.deepEqual(ids({ kinds: ['AGENCY'] }), ['cloud']));

test('no edge is left without both its ends', () => {
  const { nodes, edges } = filtered(graph, ['cloud'], { ...all, jurisdiction: 'shanghai' });
  const shown = new Set(nodes.map((node) => node.id));
  assert.ok(edges.length === 1 && edges.every((e) => shown.has(e.source) && shown.has(e.target)));
});
