import { dictionary } from './index';

/** The glossary of graph/doc.go, one word for one idea, and the few words that every view needs. */
export const terms = dictionary({
  zh: {
    PLAN: '计划', MEASURE: '措施', AGENCY: '单位', TECHNOLOGY: '技术', TARGET: '目标', JURISDICTION: '辖区',
    LEAD: '牵头', SUPPORT: '配合', RESPONSIBLE: '责任',
    leadUnit: '牵头单位', supportingUnit: '配合单位', responsibleUnit: '责任单位',
    clause: '责任条款', evidence: '出处', source: '文件', deadline: '期限', value: '数值', unit: '计量单位',
    all: '全部', more: '显示更多', download: '下载', copy: '复制', copied: '已复制', copyLink: '复制链接', close: '关闭', openGraph: '看关系图', inSource: '在原文里看', openSource: '看原文',
    measures: (n: number) => `${n} 项措施`, listed: (n: number, all: number) => `已列出 ${n} / ${all}`, inTable: '在表格里看全部', filterInTable: '在表格里筛选', textInTable: '在表格里看有这段文字的措施', others: (n: number) => `另外 ${n} 个`,
  },
  en: {
    PLAN: 'Plan', MEASURE: 'Measure', AGENCY: 'Agency', TECHNOLOGY: 'Technology', TARGET: 'Target', JURISDICTION: 'Jurisdiction',
    LEAD: 'Leads', SUPPORT: 'Supports', RESPONSIBLE: 'Responsible',
    leadUnit: 'Lead unit', supportingUnit: 'Supporting unit', responsibleUnit: 'Responsible unit',
    clause: 'Clause', evidence: 'Evidence', source: 'Source', deadline: 'Deadline', value: 'Value', unit: 'Unit',
    all: 'All', more: 'Show more', download: 'Download', copy: 'Copy', copied: 'Copied', copyLink: 'Copy link', close: 'Close', openGraph: 'See the graph', inSource: 'See it in the source', openSource: 'Read the source',
    listed: (n: number, all: number) => `${n} of ${all} listed`, inTable: 'All of them in the table', filterInTable: 'Filter in the table', textInTable: 'Measures with this text in the table', others: (n: number) => `${n} more`,
    measures: (n: number) => (n === 1 ? '1 measure' : `${n} measures`),
  },
});
