import type { Area } from './entry.ts';
import { nameKey } from './names.ts';
import { wordsOf } from './similar.ts';

/** Words by which an area is known to be of a category, without its owner having to say so. */
const CATEGORIES: Record<string, string> = {
  database: 'database db sql sqlite postgres postgresql mysql mariadb dynamodb ddb couchdb mongodb redis cassandra warehouse lakehouse',
  hosting: 'hosting cloud aws azure gcp lambda serverless kubernetes k8s container docker cloudfront s3 cdk terraform edge platform',
  identity: 'identity cognito oauth oidc saml passkeys webauthn sso iam authentication login',
  saas: 'saas microsoft m365 salesforce workspace onedrive sharepoint slack jira',
  observability: 'observability opentelemetry otel telemetry tracing metrics logging monitoring',
  ai: 'ai llm mcp embeddings vector ml model assistant agent copilot',
  network: 'network networking vpn wireguard wg bgp dns tls routing nftables firewall proxy cdn',
  embedded: 'embedded micropython rp2040 pico microcontroller firmware hardware sensor arduino',
  messaging: 'event queue kafka streaming messaging eda broker',
  frontend: 'frontend react astro browser css typescript vue svelte',
  delivery: 'actions pipeline deployment release flags trunk ci cd cdk terraform',
  backup: 'backup restore recovery archive',
};

const WORDS: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries(CATEGORIES).map(([category, words]) => [category, wordsOf(words)]);

export function isCategory(name: string): boolean {
  return Object.hasOwn(CATEGORIES, nameKey(name));
}

/** The categories a text speaks of. */
export function categoriesIn(text: string): string[] {
  const words = wordsOf(text);
  return WORDS.filter(([, cues]) => [...words].some((word) => cues.has(word))).map(([category]) => category);
}

/** How closely a name in `applies:` fits an area: it names it, it names a group it is in, it names all, or none of these. */
export type Fit = 'area' | 'group' | 'any';

/** Looks up how the names in `applies:` fit one area. */
export function fitterOf(area: Area, quadrant: { id: string; title: string }): (applies: readonly string[]) => Fit | null {
  const names = new Set([area.id, area.title, ...area.aliases].map(nameKey));
  const groups = new Set([...area.tags, quadrant.id, quadrant.title, ...categoriesIn([area.id, area.title, ...area.aliases, ...area.tags].join(' '))].map(nameKey));
  return (applies) => {
    const keys = applies.map(nameKey);
    if (keys.some((key) => names.has(key))) return 'area';
    if (keys.some((key) => groups.has(key))) return 'group';
    return keys.includes('any') ? 'any' : null;
  };
}
