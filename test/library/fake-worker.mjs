import { serveTasks } from '../../dist/batch/serve-tasks.js';

// A process that does with a report what the report says.
serveTasks({
  open: async () => async (input) => {
    const text = Buffer.from(input.bytes).toString();
    if (text === 'die') process.exit(7);
    if (text === 'throw') throw new Error('thrown');
    if (text === 'hang') for (;;);
    return { rendered: { diagnostics: text === 'pid' ? [process.pid] : [] } };
  },
  failed: ({ message, stack }) => ({ thrown: message, stack }),
});
