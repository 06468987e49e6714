/** A deadline as the reader's language writes it: 2020, June 2020, 30 June 2020; what is no date stays as it is. */
export function deadlineIn(language: 'zh' | 'en', deadline: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(deadline);
  if (!parts) return deadline;
  const [, year, month, day] = parts;
  const moment = new Date(0);
  moment.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)); // Date.UTC takes year 99 for 1999
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC', year: 'numeric', ...(month && { month: 'long' }), ...(day && { day: 'numeric' }),
  }).format(moment);
}

/** The year of a deadline of any precision. */
export function yearOf(deadline: string): number {
  return Number(deadline.slice(0, 4));
}

/** The most years that are drawn; a span beyond that has a mistaken date in it, and its earliest years are drawn. */
const mostYears = 60;

/** Each year from one deadline's to another's. */
export function yearsBetween(first: string, last: string): string[] {
  const from = yearOf(first);
  const length = Math.min(yearOf(last) - from + 1, mostYears);
  return Array.from({ length }, (_, i) => String(from + i).padStart(4, '0'));
}

/** The targets by deadline, in the order in which they come. */
export function byDeadline<T extends { deadline: string | null }>(targets: T[]): [deadline: string, targets: T[]][] {
  const groups = new Map<string, T[]>();
  for (const target of targets) {
    const deadline = target.deadline ?? '';
    groups.set(deadline, [...(groups.get(deadline) ?? []), target]);
  }
  return [...groups];
}
