import { succeed } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import type { Command } from '../command.ts';
import { withDoor } from '../with-door.ts';
import { writeJson } from '../with-library.ts';

export const signOut: Command = {
  options: ['vault', 'json', 'help'],
  about: ['Signs every browser out, at once, also where the server is running. What was being typed in one stays there, and can be saved after signing in again.', '--json: { ended }, the number of sign-ins that were ended.'],
  examples: [['sign-out --vault ~/vault', 'a device was lost']],
  run: (call) =>
    withDoor(call, async (door) => {
      const ended = door.sessions().length;
      door.endAllSessions();
      if (call.options.json !== undefined) writeJson(call, { ended });
      else call.out.say(ended === 0 ? 'No browser was signed in.' : `${count(ended, 'browser')} signed out.`);
      return succeed(0);
    }),
};
