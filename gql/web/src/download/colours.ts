/** What a style variable of src/theme/tokens.css is at present, in the light or the dark theme, for drawings. */
export function colour(variable: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}
