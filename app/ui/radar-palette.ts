/** Colours of the radar picture: the page's tokens, or fixed ones for a picture that stands alone. */
export interface RadarPalette {
  paper: string;
  ink: string;
  soft: string;
  rule: string;
  keen: string;
  onKeen: string;
  fading: string;
  dull: string;
  quadrants: readonly [string, string, string, string];
}

export const PAGE_PALETTE: RadarPalette = {
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  soft: 'var(--ink-soft)',
  rule: 'var(--rule-strong)',
  keen: 'var(--keen)',
  onKeen: 'var(--accent-ink)',
  fading: 'var(--fading)',
  dull: 'var(--dull)',
  quadrants: ['var(--quadrant-1)', 'var(--quadrant-2)', 'var(--quadrant-3)', 'var(--quadrant-4)'],
};

export const PRINT_PALETTE: RadarPalette = {
  paper: '#fcfbf8',
  ink: '#1c2126',
  soft: '#535a61',
  rule: '#8e8c86',
  keen: '#006675',
  onKeen: '#fcfbf8',
  fading: '#a3cfd3',
  dull: '#7f858a',
  quadrants: ['#eef6fa', '#eff8f0', '#faf5ea', '#f8f3f9'],
};
