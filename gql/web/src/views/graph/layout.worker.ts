// Finds places for the nodes beside the page, so that the page never waits: ForceAtlas2 in small portions, telling the
// places after each. A new task takes the place of the one before.
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Task } from './useLayout';

const portions = 12;
let current = 0;

self.onmessage = ({ data }: MessageEvent<Task>) => {
  const turn = ++current;
  const graph = new Graph<{ x: number; y: number; fixed: boolean; size: number }>({ multi: true });
  data.nodes.forEach(({ id, x, y, fixed, size }) => graph.addNode(id, { x, y, fixed, size }));
  data.edges.forEach(([source, target]) => graph.addEdge(source, target));
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 400, gravity: 1.2, scalingRatio: 12, adjustSizes: graph.order <= 400, slowDown: 4 };
  // Small drawings take many cheap steps; thousands of nodes take as many as ten seconds or so allow.
  const iterations = Math.max(5, Math.round(6000 / (graph.order + 60)));
  const step = (left: number) => {
    if (turn !== current) return;
    forceAtlas2.assign(graph, { iterations, settings });
    self.postMessage({ key: data.key, done: left === 0, places: data.nodes.map(({ id }) => [graph.getNodeAttribute(id, 'x'), graph.getNodeAttribute(id, 'y')]) });
    if (left > 0) setTimeout(step, 0, left - 1);
  };
  step(portions);
};
