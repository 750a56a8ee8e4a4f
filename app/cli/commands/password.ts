import { succeed } from '#app/core/result.ts';
import type { Command } from '../command.ts';
import { readSecret } from '../read-secret.ts';
import { withDoor } from '../with-door.ts';

export const password: Command = {
  options: ['vault', 'help'],
  about: [
    'Sets the password that “whet serve” asks for, or another in place of it, and signs every browser out. Asks for it in a terminal, where it does not show; else it is the first line of standard input. At least 12 characters.',
    'A server that is running takes it at once.',
  ],
  examples: [
    ['password --vault ~/vault', 'asks for it twice'],
    ['password < secret.txt', 'from a file or another program'],
  ],
  run: (call) =>
    withDoor(call, async (door) => {
      const wanted = await readSecret('New password', call.err);
      if (!wanted.ok) return wanted;
      const set = await door.setPassword({ current: null, wanted: wanted.value });
      if (!set.ok) return set;
      call.out.say('The password is set, and every browser is signed out.');
      return succeed(0);
    }),
};
