import { styleText } from 'node:util';

/** One of the two output streams, as commands write to it. */
export interface Screen {
  /** Columns to fit text for people into. */
  width: number;
  isTerminal: boolean;
  /** Text for people: as a line, without what could move the cursor of a terminal. */
  say(line: string): void;
  /** Text for programs, to the byte. */
  write(text: string): void;
  writeBytes(bytes: Uint8Array): void;
  strong(text: string): string;
  soft(text: string): string;
}

const WIDEST = 120;
const USUAL = 80;

/** A stream for people: plain and 80 columns wide unless it is a terminal. */
export function openScreen(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Screen {
  const isTerminal = stream.isTTY;
  const isStyled = isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const style = (name: 'bold' | 'dim') => (text: string) => (isStyled && text !== '' ? styleText(name, text) : text);
  return {
    width: isTerminal ? Math.min(WIDEST, stream.columns || USUAL) : USUAL,
    isTerminal,
    say: (line) => void stream.write(`${withoutControls(line, isStyled)}\n`),
    write: (text) => void stream.write(text),
    writeBytes: (bytes) => void stream.write(bytes),
    strong: style('bold'),
    soft: style('dim'),
  };
}

/** Titles and messages come from files: none of their control characters reaches a terminal. */
function withoutControls(text: string, keepStyles: boolean): string {
  return text.replace(/(\u001b\[\d+m)|(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, (_, style?: string) => (keepStyles && style) || '');
}
