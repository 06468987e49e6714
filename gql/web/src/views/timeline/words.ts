import { dictionary } from '../../i18n';

export const words = dictionary({
  zh: {
    title: '目标时间线', years: '各年到期的目标', year: (year: string, n: number) => `${year} 年：${n} 个目标`,
    lead: '计划里写明数量的目标，按期限排列。没有写明期限的列在后面。',
    technology: '涉及的技术', text: '指标或原文中的词', clear: '清除筛选',
    due: (when: string) => `期限：${when}`, allDue: '不限期限', undated: '未写明期限',
    count: (n: number) => `${n} 个目标`, some: (shown: number, total: number) => `已显示 ${shown} 个，共 ${total} 个`,
    nothing: '没有一个目标符合这些条件。', noneDue: '这段时间里没有到期的目标。', noneDated: '这些目标都没有写明期限。',
    apart: (n: number) => `另有 ${n} 个目标没有写明期限，这里没有列出。`,
    whole: '由整个计划提出', quote: '原文', columns: '期限|指标|比较|数值|上限|计量单位|辖区|计划|措施|原文|文件',
    EQ: '达到', GE: '不少于', GT: '超过', LE: '不超过', LT: '低于', ABOUT: '约',
  },
  en: {
    title: 'Targets on a time line', years: 'Targets due each year', year: (year: string, n: number) => `${year}: ${n === 1 ? '1 target' : `${n} targets`}`,
    lead: 'What plans promise in numbers, by deadline. Targets without a deadline follow apart.',
    technology: 'Of the technology', text: 'Words of the metric or the quote', clear: 'Clear the filters',
    due: (when: string) => `Due ${when}`, allDue: 'Any deadline', undated: 'Without a deadline',
    count: (n: number) => (n === 1 ? '1 target' : `${n} targets`), some: (shown: number, total: number) => `${shown} of ${total} shown`,
    nothing: 'No target fits these settings.', noneDue: 'No target is due in this time.', noneDated: 'None of these targets has a deadline.',
    apart: (n: number) => `${n === 1 ? '1 more has' : `${n} more have`} no deadline and ${n === 1 ? 'is' : 'are'} not listed here.`,
    whole: 'Set by the plan as a whole', quote: 'In the plan’s words', columns: 'Deadline|Metric|Comparator|Value|Upper end|Unit|Jurisdiction|Plan|Measure|Quote|Source',
    EQ: 'to reach', GE: 'at least', GT: 'more than', LE: 'at most', LT: 'less than', ABOUT: 'about',
  },
});
