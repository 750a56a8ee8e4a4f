/**
 * The most that a line of text takes in a usual sans-serif face, in units of its size. Nothing can be
 * measured before a picture is drawn, so the classes are those of the widest faces (DejaVu Sans, Verdana).
 */
export function widthOfText(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

const BOLD = 1.08;

/** The same where it is set in bold. */
export function widthOfBold(text: string): number {
  return widthOfText(text) * BOLD;
}

function widthOfCharacter(character: string): number {
  if (/[\u0300-\u036f]/u.test(character)) return 0;
  if (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(character)) return 1.1;
  if (/[ijl|.,:;'!’]/.test(character)) return 0.34;
  if (/[ftr()[\]/\\ I-]/.test(character)) return 0.42;
  if (/[mwMW@%—…]/.test(character)) return 0.98;
  if (/[A-Z&+#=<>~]/.test(character)) return 0.74;
  return character.length > 1 || character > '\u024f' ? 0.8 : 0.64;
}

/** A text in two lines of about one length, cut at a space; null where there is no space to cut at. */
export function splitInTwo(text: string): [string, string] | null {
  const words = text.split(' ');
  if (words.length < 2) return null;
  const cuts = words.slice(1).map((_, i): [string, string] => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
  const longer = (cut: [string, string]) => Math.max(...cut.map(widthOfText));
  return cuts.reduce((best, cut) => (longer(cut) < longer(best) ? cut : best));
}
