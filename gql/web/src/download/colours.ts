/** What a style variable of src/theme/tokens.css is at present, in the light or the dark theme, for drawings. */
export function colour(variable: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

/** The colours and the font of a drawing of text. */
export interface Look { ink: string; soft: string; line: string; surface: string; sunken: string; font: string }

/** Those of the present theme. */
export function presentLook(): Look {
  return {
    ink: colour('--ink'), soft: colour('--ink-soft'), line: colour('--line'),
    surface: colour('--surface'), sunken: colour('--sunken'), font: colour('--font'),
  };
}
