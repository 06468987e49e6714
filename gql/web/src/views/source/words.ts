import { dictionary } from '../../i18n';

export const words = dictionary({
  zh: {
    title: (plan: string) => `原文：${plan}`, outline: '目录', unread: (n: number) => `没读出的（${n}）`, side: '目录和没读出的地方', text: (file: string) => `原文 ${file}`, plan: '计划页', files: '文件',
    file: '文件', beside: '并排看', besideNone: '不并排', excerpt: '摘录', size: (lines: number, characters: number) => `${lines} 行 · ${characters} 字`, loading: '正在读取…',
    key: '标注：', measure: '措施', clause: '责任条款', technology: '技术', target: '目标', rejected: '没读出的责任字样', anomaly: '看着不对的地方', outside: '浅色：不在任何措施里',
    card: (title: string) => `看措施“${title}”`, here: (line: number, start: number, end: number) => `第 ${line} 行，第 ${start}–${end} 字`, line: (n: number) => `第 ${n} 行`, ofMeasure: '所在的措施', top: '从头看',
    allRead: '责任字样都读出来了，也没有看着不对的地方。', onlyFirst: '没读出的地方只记在第一个文件里。', ledger: (attached: number, markers: number) => `责任字样 ${markers} 处，读出 ${attached} 处。`,
    noOutline: '这个文件里没有读出措施。', withheld: '从这份计划读出的内容没有提供：', missingFile: '这份计划没有这个文件。',
    find: '在原文里查找', previous: '上一处', next: '下一处', found: (at: number, all: number) => (all === 0 ? '没有找到' : `${at} / ${all}`),
  },
  en: {
    title: (plan: string) => `Source: ${plan}`, outline: 'Outline', unread: (n: number) => `Not read (${n})`, side: 'Outline and what was not read', text: (file: string) => `Text of ${file}`, plan: 'The plan', files: 'Files',
    file: 'File', beside: 'Beside it', besideNone: 'Nothing', excerpt: 'excerpt', size: (lines: number, characters: number) => `${lines} lines · ${characters} characters`, loading: 'Loading…',
    key: 'Marked:', measure: 'measure', clause: 'clause', technology: 'technology', target: 'target', rejected: 'responsibility not read', anomaly: 'looks wrong', outside: 'Soft: in no measure',
    card: (title: string) => `The card of “${title}”`, here: (line: number, start: number, end: number) => `Line ${line}, characters ${start}–${end}`, line: (n: number) => `line ${n}`, ofMeasure: 'In the measure', top: 'From the top',
    allRead: 'Every marker of responsibility was read, and nothing looks wrong.', onlyFirst: 'What was not read is known of the first file only.', ledger: (attached: number, markers: number) => `${attached} of ${markers} markers of responsibility were read.`,
    noOutline: 'No measure was read in this file.', withheld: 'What was read of this plan is not served:', missingFile: 'The plan has no such file.',
    find: 'Find in the text', previous: 'Previous', next: 'Next', found: (at: number, all: number) => (all === 0 ? 'Not found' : `${at} of ${all}`),
  },
});
