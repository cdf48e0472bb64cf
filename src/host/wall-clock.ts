/** The time of day where the machine is, `14.05`: for the eyes of who waits in front of it, never in an output. */
export function wallClock(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(now.getHours())}.${two(now.getMinutes())}`;
}
