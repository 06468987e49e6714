/** A rectangle on the drawing, in pixels. */
export interface Box { left: number; top: number; width: number; height: number }

const cell = 64;

/** Remembers which parts of the drawing have a label, so that no label is written over another. */
export class Labels {
  private taken = new Map<string, Box[]>();

  /** Takes the box, or says that some of it is taken already. */
  place(box: Box): boolean {
    const cells = this.cellsOf(box);
    if (cells.some((key) => this.taken.get(key)?.some((other) => overlap(box, other)))) return false;
    for (const key of cells) {
      const others = this.taken.get(key);
      if (others) others.push(box);
      else this.taken.set(key, [box]);
    }
    return true;
  }

  private cellsOf({ left, top, width, height }: Box): string[] {
    const keys: string[] = [];
    for (let x = Math.floor(left / cell); x <= (left + width) / cell; x++)
      for (let y = Math.floor(top / cell); y <= (top + height) / cell; y++) keys.push(`${x},${y}`);
    return keys;
  }
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
