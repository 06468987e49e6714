import { dictionary } from '../../i18n';

export const words = dictionary({
  zh: {
    title: '对比辖区', lead: '把两个或更多辖区放在一起：用到哪些技术，谁牵头，有哪些目标。', sides: '要对比的辖区',
    most: (n: number) => `最多同时对比 ${n} 个。`, few: '请至少选择两个辖区。', start: '对比有计划的辖区', unknown: (names: string) => `没有这些辖区：${names}。`,
    technology: '只看涉及的技术', tabs: '对比什么', technologies: '技术', agencies: '谁牵头', targets: '目标',
    all: '共有', some: '部分共有', only: (name: string) => `仅${name}有`, count: (n: number) => `${n} 项技术`,
    none: '无', cut: '这里只有措施最多的 100 项技术；选一项技术可以缩小范围。', nothing: '这些辖区没有用到技术的措施。',
    noMeasures: (name: string) => `${name}没有符合条件的措施。`, noLeaders: (name: string) => `${name}的计划没有写明由谁牵头或负责。`, noTargets: (name: string) => `${name}没有符合条件的目标。`,
    others: (n: number) => ` 及另外 ${n} 个单位`, busiest: (n: number) => `只看了措施最多的 ${n} 个单位。`, timeline: '在时间线上看全部',
    side: '辖区', measures: '措施数', leader: '牵头或负责最多的单位',
    roles: (lead: number, responsible: number, support: number) => [[lead, '牵头'], [responsible, '负责'], [support, '配合']].filter(([n]) => n).map(([n, word]) => `${word} ${n} 项`).join('，') || '没有符合条件的措施',
  },
  en: {
    title: 'Compare jurisdictions', lead: 'Two or more jurisdictions side by side: which technologies they use, who leads, what they promise.', sides: 'Jurisdictions to compare',
    most: (n: number) => `At most ${n} at once.`, few: 'Please choose two jurisdictions or more.', start: 'Compare those with plans', unknown: (names: string) => `There is no such jurisdiction: ${names}.`,
    technology: 'Only the technology', tabs: 'What to compare', technologies: 'Technologies', agencies: 'Who leads', targets: 'Targets',
    all: 'Shared by all', some: 'Shared by some', only: (name: string) => `Only in ${name}`, count: (n: number) => (n === 1 ? '1 technology' : `${n} technologies`),
    none: 'none', cut: 'These are the 100 technologies with the most measures; choose a technology to see less at once.', nothing: 'No measure of these jurisdictions uses a technology.',
    noMeasures: (name: string) => `${name} has no measure that fits.`, noLeaders: (name: string) => `The plans of ${name} do not say who leads or is responsible.`, noTargets: (name: string) => `${name} has no target that fits.`,
    others: (n: number) => ` and ${n} more`, busiest: (n: number) => `Only the ${n} busiest agencies are looked at.`, timeline: 'See all on the time line',
    side: 'Jurisdiction', measures: 'Measures', leader: 'Leads or answers for most',
    roles: (lead: number, responsible: number, support: number) => [[lead, 'leads'], [responsible, 'responsible for'], [support, 'supports']].filter(([n]) => n).map(([n, word]) => `${word} ${n}`).join(', ') || 'no measure that fits',
  },
});
