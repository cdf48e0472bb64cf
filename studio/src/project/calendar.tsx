import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSay } from '../language.ts';
import { type Day, daysIn, moved, movedMonths, weekday } from './dates.ts';

const months = [
  ['มกราคม', 'January'],
  ['กุมภาพันธ์', 'February'],
  ['มีนาคม', 'March'],
  ['เมษายน', 'April'],
  ['พฤษภาคม', 'May'],
  ['มิถุนายน', 'June'],
  ['กรกฎาคม', 'July'],
  ['สิงหาคม', 'August'],
  ['กันยายน', 'September'],
  ['ตุลาคม', 'October'],
  ['พฤศจิกายน', 'November'],
  ['ธันวาคม', 'December'],
] as const;

const weekdays = [
  ['อา', 'Su'],
  ['จ', 'Mo'],
  ['อ', 'Tu'],
  ['พ', 'We'],
  ['พฤ', 'Th'],
  ['ศ', 'Fr'],
  ['ส', 'Sa'],
] as const;

interface CalendarProps {
  label: string;
  start: Day;
  choose: (day: Day) => void;
  close: () => void;
}

/** A month of the Buddhist era to choose a day from, by mouse or by arrow keys. */
export function Calendar({ label, start, choose, close }: CalendarProps) {
  const say = useSay();
  const [day, setDay] = useState(start);
  const grid = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [day]);
  const steps: Readonly<Record<string, () => Day>> = {
    ArrowLeft: () => moved(day, -1),
    ArrowRight: () => moved(day, 1),
    ArrowUp: () => moved(day, -7),
    ArrowDown: () => moved(day, 7),
    PageUp: () => movedMonths(day, -1),
    PageDown: () => movedMonths(day, 1),
  };
  const pressed = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === 'Escape') close();
    else if (step) setDay(step());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const monthName = months[day.month - 1]!;
  const blanks = weekday({ ...day, day: 1 });
  const days = Array.from({ length: daysIn(day.year, day.month) }, (_, index) => ({ ...day, day: index + 1 }));
  return (
    <div class="calendar" role="dialog" aria-label={label} onKeyDown={pressed}>
      <div class="calendar-bar">
        <button
          type="button"
          class="icon"
          aria-label={say({ th: 'เดือนก่อน', en: 'Month before' })}
          onClick={() => setDay(movedMonths(day, -1))}
        >
          ‹
        </button>
        <strong aria-live="polite">
          {say({ th: monthName[0], en: monthName[1] })} {day.year}
        </strong>
        <button
          type="button"
          class="icon"
          aria-label={say({ th: 'เดือนหน้า', en: 'Next month' })}
          onClick={() => setDay(movedMonths(day, 1))}
        >
          ›
        </button>
      </div>
      <div class="calendar-days" ref={grid}>
        {weekdays.map(([th, en]) => (
          <span key={en} aria-hidden="true">
            {say({ th, en })}
          </span>
        ))}
        {Array.from({ length: blanks }, (_, index) => (
          <i key={`blank ${index}`} />
        ))}
        {days.map((each) => (
          <button
            type="button"
            key={each.day}
            tabIndex={each.day === day.day ? 0 : -1}
            aria-pressed={each.day === day.day}
            aria-label={`${each.day} ${say({ th: monthName[0], en: monthName[1] })} ${each.year}`}
            onClick={() => choose(each)}
          >
            {each.day}
          </button>
        ))}
      </div>
    </div>
  );
}
