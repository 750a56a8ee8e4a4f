import { writeBrief } from '#app/core/brief-markdown.ts';
import { wireBrief } from '#app/core/brief-wire.ts';
import { succeed } from '#app/core/result.ts';
import type { VendorBrief } from '#app/library/briefing.server.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { severalIn } from '../options.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const brief: Command = {
  options: [...COMMON_OPTIONS, 'area', 'vendor', 'minutes', 'markdown'],
  about: [
    'Gets you ready for a meeting: where you stand, what you concluded, what to refresh in the minutes you have (20 unless said), at most twelve questions that sharpen the trade-off, each with what a good answer holds and what a dodge sounds like, and what you cannot judge. Without --area, the areas are those of the next meeting with the vendor, else what comes from it and what you spoke of with it before; what its name may point to besides is told, and taken with --area only.',
    'It is printed as Markdown, two pages at most; --markdown says so for scripts. Questions come from your own open questions, from questions/ and from gaps in your evidence; a vault without questions/ gets ours with “whet init DIR”, which writes over nothing.',
    '--json: { asOf, areas, standing, conclusions, refresh, questions: [{ text, theme, why, goodAnswer, dodge, source, score, previously? }], blindSpots }, each with evidence: [{ entry, line }]. goodAnswer and dodge are empty for a question of your own that neither the bank nor its theme knows. Two verdicts that differ and superseded decisions are the first of the conclusions, of kind verdicts and superseded; the others are of kind lesson.',
  ],
  examples: [
    ['brief --area identity --area cognito --minutes 30', 'for a talk about two areas'],
    ['brief --vendor Orrinvale > brief.md', 'a page to print or to send to yourself'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const { area, vendor, minutes, 'as-of': asOf } = call.options;
      const prepared = await library.brief({ areas: severalIn(area), vendor, minutes, asOf });
      if (!prepared.ok) return prepared;
      if (call.options.json !== undefined) writeJson(call, wireBrief(prepared.value));
      else call.out.write(writeBrief(prepared.value));
      tellGuesses(call, prepared.value.guessed);
      if (prepared.value.bankSize === 0) tellNoBank(call);
      return succeed(0);
    }),
};

function tellGuesses({ err }: Call, guessed: VendorBrief['guessed']): void {
  if (guessed.length > 0) err.say(`whet: Left out, but perhaps meant: ${guessed.map(({ area }) => area).join(', ')}. Say so with --area, which then names all of them.`);
}

function tellNoBank({ err }: Call): void {
  err.say('whet: This vault has no question bank. “whet init DIR” on it adds one to questions/, and writes over nothing.');
}
