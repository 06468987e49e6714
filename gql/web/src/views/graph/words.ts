import { dictionary } from '../../i18n';

export const words = dictionary({
  zh: {
    title: '关系图', of: (name: string) => `关系图：${name}`, begin: '先搜索一个单位、技术、措施或计划，再看它周围有什么。',
    look: '视图', nearer: '放大', farther: '缩小', fit: '看全图',
    role: '角色', kind: '类别', where: '辖区', anywhere: '所有辖区', depth: '距离', steps: (n: number) => `${n} 步以内`,
    counts: (nodes: number, edges: number) => `图上有 ${nodes} 个节点、${edges} 条关系`, label: (name: string) => `${name}的关系图；旁边的列表内容相同`,
    cut: (n: number) => `还有更多：这里只取了最近的 ${n} 个节点。`, more: '再取一些', most: '一张图最多 1000 个节点；可以换一个节点放在中间。',
    nodes: '节点', open: '展开', close: '收起', middle: '放到中间', page: '打开页面', selected: '已选中', none: '这样筛选之后没有别的节点。', clear: '不筛选',
    hint: '点一下选中，点两下展开或收起。', other: '其他关系',
    PART_OF: '属于', IN: '位于', LEADS: '牵头', SUPPORTS: '配合', RESPONSIBLE_FOR: '负责', USES: '用到', SETS: '设定', BROADER: '上位', ISSUED: '发布',
    from: '从', relation: '关系', to: '到',
  },
  en: {
    title: 'Graph', of: (name: string) => `Graph: ${name}`, begin: 'Search for an agency, a technology, a measure or a plan to see what lies around it.',
    look: 'View', nearer: 'Zoom in', farther: 'Zoom out', fit: 'Fit',
    role: 'Role', kind: 'Kind', where: 'Jurisdiction', anywhere: 'Everywhere', depth: 'Distance', steps: (n: number) => (n === 1 ? '1 step' : `up to ${n} steps`),
    counts: (nodes: number, edges: number) => `${nodes} nodes and ${edges} relations are drawn`, label: (name: string) => `The graph around ${name}; the list beside it says the same`,
    cut: (n: number) => `There is more: only the nearest ${n} nodes were fetched.`, more: 'Fetch more', most: 'A drawing holds at most 1,000 nodes; put another node in the middle to go on.',
    nodes: 'Nodes', open: 'Expand', close: 'Collapse', middle: 'Put in the middle', page: 'Open page', selected: 'Selected', none: 'Nothing else is left by this filter.', clear: 'No filter',
    hint: 'Click to select, double-click to expand or collapse.', other: 'Other relations',
    PART_OF: 'part of', IN: 'in', LEADS: 'leads', SUPPORTS: 'supports', RESPONSIBLE_FOR: 'responsible for', USES: 'uses', SETS: 'sets', BROADER: 'broader', ISSUED: 'issued',
    from: 'From', relation: 'Relation', to: 'To',
  },
});
