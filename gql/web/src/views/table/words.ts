import { dictionary } from '../../i18n';

export const words = dictionary({
  zh: {
    title: '表格', lead: '符合条件的全部措施、目标或职责，一行一项。左边每个选项后面的数，是选它以后的行数（职责表里是措施数）。导出的是全部行，带原文、文件和行号。',
    measures: '措施', targets: '目标', responsibilities: '职责', tables: '哪一张表',
    rows: (n: number) => `共 ${n.toLocaleString('zh-CN')} 行`, csv: '导出全部 CSV', xlsx: '导出全部 Excel',
    facets: '筛选', clear: '清除全部筛选', chosen: '已选', any: '不限', more: (n: number) => `只列出最多的 ${n} 个；其余可在上面输入名称。`, moreOnly: (n: number) => `只列出最多的 ${n} 个。`,
    columnsOf: '显示的列', sortedBy: '按这一列排序', nothing: '没有一行符合这些条件。', loading: '…', table: '符合条件的行，可滚动',
    jurisdictions: '辖区（含下级）', plans: '计划', years: '发文年份', agencies: '单位', roles: '职责', technologies: '技术', dueYears: '到期年份', hasTargets: '有没有目标', unowned: '有没有人负责', scopes: '条款范围', units: '计量单位',
    narrower: '下位技术也算', text: '全文检索', agencyName: '单位名称', technologyName: '技术名称', from: '到期不早于', to: '到期不晚于', dateHint: '例如 2017 或 2017-06', badDate: '写成 2017、2017-06 或 2017-06-30',
    hasTargets_true: '有目标', hasTargets_false: '没有目标', unowned_true: '无人牵头或负责', unowned_false: '有人牵头或负责', OWN: '本项自己的条款', GROUP: '管一组措施的条款',
    plan: '计划', jurisdiction: '辖区', issuedOn: '发文日期', number: '序号', measure: '措施', leads: '牵头 / 责任单位', supports: '配合单位', unitCount: '单位数', technologyColumn: '技术', targetCount: '目标数', deadline: '期限', quote: '原文', file: '文件', metric: '指标', amount: '数值', role: '职责', agency: '单位', asWritten: '原文写法', scope: '条款范围',
  },
  en: {
    title: 'Table', lead: 'Every measure, target or responsibility that fits, one a row. The number after a choice is how many rows it would leave (measures, in the table of responsibilities). An export has all rows, with quote, file and line.',
    measures: 'Measures', targets: 'Targets', responsibilities: 'Responsibilities', tables: 'Which table',
    rows: (n: number) => (n === 1 ? '1 row' : `${n.toLocaleString('en-GB')} rows`), csv: 'Export all as CSV', xlsx: 'Export all as Excel',
    facets: 'Filters', clear: 'Clear all filters', chosen: 'chosen', any: 'Any', more: (n: number) => `The ${n} with most; type a name above for others.`, moreOnly: (n: number) => `The ${n} with most.`,
    columnsOf: 'Columns', sortedBy: 'Sort by this column', nothing: 'No row fits these settings.', loading: '…', table: 'Rows that fit; it scrolls',
    jurisdictions: 'Jurisdiction, with those within', plans: 'Plan', years: 'Year of issue', agencies: 'Agency', roles: 'Role', technologies: 'Technology', dueYears: 'Due in', hasTargets: 'Targets', unowned: 'Owner', scopes: 'Scope of the clause', units: 'Unit of measure',
    narrower: 'Count narrower technologies', text: 'Full text', agencyName: 'Name of an agency', technologyName: 'Name of a technology', from: 'Due from', to: 'Due to', dateHint: 'such as 2017 or 2017-06', badDate: 'Write 2017, 2017-06 or 2017-06-30',
    hasTargets_true: 'With targets', hasTargets_false: 'Without targets', unowned_true: 'Nobody leads or is responsible', unowned_false: 'Somebody leads or is responsible', OWN: 'Its own clause', GROUP: 'A clause for a group',
    plan: 'Plan', jurisdiction: 'Jurisdiction', issuedOn: 'Issued on', number: 'Number', measure: 'Measure', leads: 'Led by / responsible', supports: 'Supported by', unitCount: 'Agencies', technologyColumn: 'Technologies', targetCount: 'Targets', deadline: 'Deadline', quote: 'Quote', file: 'File', metric: 'Metric', amount: 'Value', role: 'Role', agency: 'Agency', asWritten: 'As written', scope: 'Scope',
  },
});
