import { renderPng } from '#app/adapters/picture.server.ts';

/** The verb that turns a drawing into pixels. */
export interface Picturing {
  /** An SVG as PNG, `width` pixels wide (100 to 8000). */
  png(svg: string, width?: number): Promise<Uint8Array<ArrayBuffer>>;
}

const USUAL_WIDTH = 2000;

export function createPicturing(): Picturing {
  return { png: (svg, width = USUAL_WIDTH) => renderPng(svg, Math.min(8000, Math.max(100, width))) };
}
