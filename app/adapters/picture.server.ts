import { join } from 'node:path';
import { projectRoot } from './project-root.server.ts';

const FACES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** An SVG as PNG, `width` pixels wide. Letters are those that come with Whetstone; what they lack is taken from the machine. */
export async function renderPng(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  // A native module of some megabytes: loaded when the first picture is asked for.
  const { Resvg } = await import('@resvg/resvg-js');
  const fonts = join(projectRoot(), 'node_modules', 'dejavu-fonts-ttf', 'ttf');
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: true, fontFiles: FACES.map((face) => join(fonts, face)), defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  });
  return new Uint8Array(picture.render().asPng());
}
