declare module '@citation-js/core' {
  export const plugins: {
    input: { data(input: unknown, type: string): unknown };
    output: { format(name: string, items: readonly unknown[], options?: Readonly<Record<string, unknown>>): unknown };
    config: { get(name: '@bibtex'): { constants: { commands: Record<string, string> } } };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
declare module '@citation-js/plugin-csl';
