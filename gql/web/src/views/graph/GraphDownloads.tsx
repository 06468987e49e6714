import type { Scene } from './scene';

export function GraphDownloads(_: { scene: Scene; title: string }) {
  return null;
}
