import { dictionary } from '../../i18n';

export const words = dictionary({
  zh: {
    text: '原文', key: '标注：', clause: '责任条款', technology: '技术', target: '目标',
    who: '谁负责', with: '用什么技术', what: '达到什么、何时', where: '出处', nobody: '条款没有写明由谁负责。', noTechnology: '没有提到技术表里的技术。', noTargets: '没有量化的目标。',
    group: (quote: string) => `这条责任条款管着一组措施，写在别处：${quote}`, openEnded: '名单以“等”结尾，可能还有别的单位。',
    characters: (start: number, end: number) => `第 ${start}–${end} 字`, partial: '摘录', copyQuote: '复制引文',
    due: (date: string) => `${date} 为止`, previous: '上一级标题',
  },
  en: {
    text: 'Text', key: 'Marked:', clause: 'clause', technology: 'technology', target: 'target',
    who: 'Who', with: 'With which technology', what: 'To reach what, by when', where: 'Where it stands', nobody: 'No clause says whose this is.', noTechnology: 'It names no technology of the scheme.', noTargets: 'It sets no target in numbers.',
    group: (quote: string) => `The clause governs a group of measures and stands elsewhere: ${quote}`, openEnded: 'The list ends in 等 (“and others”), so there may be more.',
    characters: (start: number, end: number) => `characters ${start}–${end}`, partial: 'excerpt', copyQuote: 'Copy the quotation',
    due: (date: string) => `by ${date}`, previous: 'Headings above',
  },
});
