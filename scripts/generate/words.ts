import type { Random } from './random.ts';

/** The words that generated notes are made of: enough of them that a search has something to tell apart. */

export const TOPICS = (
  'packet filtering, connection pooling, schema migration, cache invalidation, leader election, back-pressure, request tracing, ' +
  'certificate rotation, cold starts, log shipping, feature rollout, index bloat, clock skew, retry storms, rate limiting, ' +
  'blue-green releases, dependency pinning, query planning, garbage collection, memory pressure, page faults, write amplification, ' +
  'change data capture, event replay, idempotent writes, tail latency, load shedding, secret storage, key rotation, image signing, ' +
  'supply-chain checks, build caching, incremental builds, type inference, state machines, offline editing, conflict resolution, ' +
  'text search, vector ranking, prompt evaluation, route reflection, address planning, name resolution, disk encryption, ' +
  'snapshot restore, capacity planning, cost allocation, error budgets, on-call handover, interface design, access review'
).split(', ');

export const TOOLS = (
  'Postgres, SQLite, Redis, Kafka, NATS, RabbitMQ, eBPF, WireGuard, nftables, FRRouting, Caddy, Envoy, nginx, Terraform, Pulumi, ' +
  'Ansible, Nix, Docker, Podman, Kubernetes, Nomad, Consul, Vault, Prometheus, Grafana, OpenTelemetry, Jaeger, Loki, ClickHouse, ' +
  'DuckDB, Parquet, Arrow, Spark, Airflow, dbt, Lambda, DynamoDB, CloudFront, Cognito, Step Functions, TypeScript, Rust, Go, ' +
  'Python, Elixir, React, Remix, Astro, Svelte, htmx, Vite, esbuild, Playwright, Vitest, MicroPython, Zephyr, KiCad, FreeCAD'
).split(', ');

const SUBJECTS = (
  'the first attempt, our staging cluster, the vendor’s default, a single writer, the nightly job, the migration script, ' +
  'the client library, a second region, the control plane, the on-disk format, the retry policy, the smallest test, the old runbook, ' +
  'a half-open connection, the profiler, the team in review, the reference design, the benchmark, the load balancer, the lease holder'
).split(', ');

const VERBS = (
  'hides, explains, doubles, halves, survives, breaks, delays, rewrites, exposes, replaces, needs, avoids, reports, reorders, ' +
  'measures, blocks, simplifies, outlives, duplicates, repairs'
).split(', ');

const OBJECTS = (
  'the write path, every third request, the slowest query, a lock nobody asked for, the lease timeout, our assumptions about ordering, ' +
  'the usual dashboards, a silent fallback, two days of work, the error budget, the schema check, an extra copy of each page, ' +
  'the failure we feared, the whole hand-over, the warm cache, a missing index, the audit trail, the bill at the end of the month, ' +
  'the quiet part of the specification, the difference between a timeout and a refusal'
).split(', ');

const ENDINGS = (
  'under load, after a restart, once the disk is full, when two regions disagree, on the smallest machine, as the manual warns, ' +
  'only on Fridays, until someone reads the plan, and nobody noticed for a week, which the vendor did not mention, ' +
  'so I wrote it down, before the cache is warm, with the default settings, in the second run, as soon as the clock drifts'
).split(', ');

const NAMES = 'amber basalt cedar delta ember fjord gale harbor indigo juniper kelp larch marble nettle onyx pine quartz reed slate tide umber vale willow yarrow zinc'.split(' ');

/** A name for an area that does not exist, such as “Slate Relay 12”. */
export function inventedName(random: Random, number: number): string {
  const word = random.pick(NAMES);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${random.pick(['Relay', 'Store', 'Mesh', 'Flow', 'Gate', 'Forge', 'Grid', 'Queue'])} ${number}`;
}

export function sentence(random: Random): string {
  const subject = random.pick(SUBJECTS);
  const text = `${subject} ${random.pick(VERBS)} ${random.pick(OBJECTS)} ${random.pick(ENDINGS)}`;
  const aside = random.chance(0.3) ? ` (${random.pick(TOPICS)} in ${random.pick(TOOLS)})` : '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${aside}.`;
}

export function sentences(random: Random, count: number): string {
  return Array.from({ length: count }, () => sentence(random)).join(' ');
}

export function question(random: Random): string {
  return random.pick([
    `What happens to ${random.pick(OBJECTS)} when ${random.pick(TOPICS)} is turned off?`,
    `Who owns ${random.pick(TOPICS)} once ${random.pick(TOOLS)} is in place?`,
    `How long does ${random.pick(TOOLS)} take to recover ${random.pick(ENDINGS)}?`,
    `Which limit of ${random.pick(TOOLS)} shows first ${random.pick(ENDINGS)}?`,
  ]);
}

export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
