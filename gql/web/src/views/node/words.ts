import { dictionary } from '../../i18n';

export const words = dictionary({
  zh: {
    owners: '谁负责', ownersNone: '这里没有单位牵头或负责用到它的措施。', where: '辖区', everywhere: '所有辖区',
    broader: '上位技术', narrower: '下位技术', also: '又称', measuresTitle: '措施', technologies: '技术', collaborators: '合作单位', together: (n: number) => `共 ${n} 项`,
    noMeasures: '没有这样的措施。', role: '角色', anyRole: '不限', moreOf: (n: number, all: number) => `已列出 ${n} / ${all}`,
    issuer: '发布单位', number: '文号', issued: '发布日期', period: '时期', jurisdiction: '辖区', files: '文件', read: '读出的责任条款', readOf: (n: number, all: number) => `${all} 处中的 ${n} 处`,
    original: '原文网址', find: '在措施里查找', plans: '计划', leads: '牵头的单位', parent: '属于', shown: (n: number) => `${n} 项措施`, characters: (n: number) => `${n} 字`, excerpt: '摘录', targets: (n: number) => `${n} 个目标`,
    seeMatrix: '谁负责什么', seeTargets: '目标时间线', planTargets: (n: number) => `它的 ${n} 个目标`, seeMore: (n: number) => `另有 ${n} 项`,
    GOVERNMENT: '政府部门', PARTY: '党委部门', PUBLIC_INSTITUTION: '事业单位', ENTERPRISE: '企业', ASSOCIATION: '团体', COLLECTIVE: '一类单位',
  },
  en: {
    owners: 'Who owns it', ownersNone: 'No agency leads or answers for a measure that uses it here.', where: 'Jurisdiction', everywhere: 'Everywhere',
    broader: 'Broader', narrower: 'Narrower', also: 'Also called', measuresTitle: 'Measures', technologies: 'Technologies', collaborators: 'Works with', together: (n: number) => `${n} together`,
    noMeasures: 'There is no such measure.', role: 'Role', anyRole: 'Any', moreOf: (n: number, all: number) => `${n} of ${all} listed`,
    issuer: 'Issued by', number: 'Document number', issued: 'Issued on', period: 'Period', jurisdiction: 'Jurisdiction', files: 'Files', read: 'Clauses read', readOf: (n: number, all: number) => `${n} of ${all} markers`,
    original: 'Address of the original', find: 'Find in its measures', plans: 'Plans', leads: 'Agencies that lead', parent: 'Part of', shown: (n: number) => (n === 1 ? '1 measure' : `${n} measures`), characters: (n: number) => `${n} characters`, excerpt: 'excerpt', targets: (n: number) => (n === 1 ? '1 target' : `${n} targets`),
    seeMatrix: 'Who owns what', seeTargets: 'Targets', planTargets: (n: number) => (n === 1 ? 'Its 1 target' : `Its ${n} targets`), seeMore: (n: number) => `${n} more`,
    GOVERNMENT: 'Government', PARTY: 'Party body', PUBLIC_INSTITUTION: 'Public institution', ENTERPRISE: 'Enterprise', ASSOCIATION: 'Association', COLLECTIVE: 'Group of bodies',
  },
});
