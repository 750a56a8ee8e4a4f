/** Other programs' files of a radar. */
export const RADAR_FORMATS = ['byor-csv', 'byor-json', 'zalando', 'aoe', 'porsche', 'backstage'] as const;
export type RadarFormat = (typeof RADAR_FORMATS)[number];

export interface RadarFormatFacts {
  /** As people call it. */
  name: string;
  /** What its one file is called, and sent as; null for a format that is a folder of files. */
  file: { name: string; type: string } | null;
}

export const RADAR_FORMAT_FACTS: Record<RadarFormat, RadarFormatFacts> = {
  'byor-csv': { name: 'Thoughtworks build-your-own-radar (CSV)', file: { name: 'radar.csv', type: 'text/csv' } },
  'byor-json': { name: 'Thoughtworks build-your-own-radar (JSON)', file: { name: 'radar.json', type: 'application/json' } },
  zalando: { name: 'Zalando', file: { name: 'config.json', type: 'application/json' } },
  aoe: { name: 'AOE', file: null },
  porsche: { name: 'Porsche', file: null },
  backstage: { name: 'Backstage', file: { name: 'radar.json', type: 'application/json' } },
};

export function isRadarFormat(text: string): text is RadarFormat {
  return (RADAR_FORMATS as readonly string[]).includes(text);
}
