#!/usr/bin/env node
import { prepare } from '../scripts/setup/prepare.mjs';

// Only the server needs the pages, so that a change to them does not hold up any other command.
await prepare(process.argv.includes('serve') ? ['commands', 'pages'] : ['commands']);
process.env.NODE_ENV = process.env.NODE_ENV || 'production';
await import('../build/cli/main.js');
