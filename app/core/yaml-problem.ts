import type { ErrorCode } from 'yaml';

/** Why a text is no YAML mapping: a clause for the end of a sentence, and how to mend it. */
export interface YamlProblem {
  line: number;
  message: string;
  hint: string;
}

type Explanation = Omit<YamlProblem, 'line'>;

export const TOO_DEEP: Explanation = {
  message: 'lists and maps are nested more deeply than anything here needs',
  hint: 'Close a bracket that was left open, or write it flatter.',
};

const QUOTE_IT = 'Put the whole value in quotes, such as title: "Queues: a second look".';

const EXPLANATIONS: Partial<Record<ErrorCode, Explanation>> = {
  BAD_ALIAS: {
    message: 'an alias (*name) has no anchor (&name) before it, or stands for too much',
    hint: 'Write out what it stands for, or put text that starts with * in quotes.',
  },
  BAD_COLLECTION_TYPE: {
    message: 'it is not a list of “key: value” lines',
    hint: 'Write each line as “key: value”, with a space after the colon.',
  },
  BAD_DQ_ESCAPE: {
    message: 'a backslash in double quotes starts something YAML does not know',
    hint: "Use single quotes, in which a backslash is a backslash: 'C:\\temp'.",
  },
  BAD_INDENT: {
    message: 'a bracket is not closed, or a line is not indented like its neighbours',
    hint: 'Close the bracket that opens here, or indent the lines alike.',
  },
  BAD_SCALAR_START: { message: 'a value starts with a character that YAML reserves', hint: QUOTE_IT },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a value holds another “key: value”',
    hint: 'Put the whole value in quotes, such as title: "Queues: a second look", or start the next key at the margin.',
  },
  DUPLICATE_KEY: { message: 'the same key stands here a second time', hint: 'Keep one of the two lines.' },
  MISSING_CHAR: {
    message: 'a quote, a bracket or the colon after a key is missing',
    hint: 'Close what opens here, and write each line as “key: value”.',
  },
  IMPOSSIBLE: { message: 'a line cannot be parsed', hint: 'Put a key that has brackets in quotes, such as "[[one]]":.' },
  MULTILINE_IMPLICIT_KEY: { message: 'a line is no “key: value”', hint: 'Put a colon and a space after the key, or the whole text in quotes.' },
  MULTIPLE_DOCS: { message: 'a second document starts here', hint: 'Remove the line of dashes or dots above it.' },
  TAB_AS_INDENT: { message: 'a line is indented with a tab', hint: 'Indent with spaces.' },
  UNEXPECTED_TOKEN: {
    message: 'something follows a value that is already complete',
    hint: 'Put the whole value in quotes; write several links as ["[[one]]", "[[two]]"].',
  },
};

/** Puts an error of the YAML parser in words of our own where there are any. */
export function explainYamlError(code: ErrorCode, message = 'it cannot be parsed'): Explanation {
  return EXPLANATIONS[code] ?? { message: message.split('\n')[0]!.replace(/[.:\s]+$/, ''), hint: 'Mend the YAML at this line.' };
}
