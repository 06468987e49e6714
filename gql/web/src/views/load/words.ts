import { dictionary } from '../../i18n';

export const words = dictionary({
  zh: {
    title: '载入计划', lead: '先看读出了什么，再载入。检查不会存下任何东西。', choose: '选择文件', drop: '把文件或 ZIP 压缩包拖到这里，或者', kinds: '可以读 txt、html、docx、pdf、md、ofd、odt、rtf、xlsx、mht、eml、json；旁边同名的 .yaml 补充文中没有的信息。',
    chosen: (n: number) => `已选 ${n} 个文件`, away: (name: string) => `去掉 ${name}`, clear: '全部去掉', whole: (zip: string) => `“${zip}”里的文件合起来是一份计划`, check: '检查', load: '载入', again: '载入更多',
    sending: (part: number) => `正在发送，${part}%`, reading: (seconds: number) => `服务器正在读，已过 ${seconds} 秒`, batch: (n: number, all: number) => `第 ${n} / ${all} 批`,
    would: '检查结果：还没有存下任何东西', did: '载入结果', tooLarge: (name: string) => `“${name}”超过 32 MB，服务器不收。请拆开或压缩其中的图片。`, badZip: (name: string) => `“${name}”打不开：它不是 ZIP，已损坏、加了密码，或者里面的东西太多。请解开后选择其中的文件。`, emptyZip: (name: string) => `“${name}”里没有文件。`,
    LOADED: '计划', UNCHANGED: '没有变化', MERGED: '同一计划的另一个文件', REMOVED: '不再是计划', SKIPPED: '不是计划', FAILED: '不能存',
    advice: '如果它是计划，请看上面的原因；缺少的标题、文号等可以写在同名的 .yaml 里，一起选择。',
    counts: (measures: number, targets: number, attached: number, markers: number) => `${measures} 项措施 · ${targets} 个目标 · 责任字样 ${markers} 处，读出 ${attached} 处`, changes: '与库里的版本相比', findings: (n: number) => `没读出或看着不对的 ${n} 处`, outline: (n: number) => `读出的目录（${n} 项）`, line: (n: number) => `第 ${n} 行`,
    marker: '责任字样', anomaly: '不对劲', left: '略过', number: '数字', until: (date: string) => `${date} 为止`,
    replaces: (title: string) => `载入以后，移除原来的计划“${title}”，除非所载入的就是它的新版本。`, replaced: (title: string) => `原来的计划“${title}”已移除。`, kept: (title: string) => `原来的计划“${title}”还在：所载入的文件里没有可以替换它的计划。`,
    replace: '替换', remove: '移除', sure: (title: string) => `移除计划“${title}”和它的全部内容？文件本身不受影响，可以再载入。`, removed: (title: string) => `计划“${title}”已移除。`, cancel: '不移除', keeper: '维护',
  },
  en: {
    title: 'Load plans', lead: 'See first what is read, then load. A check stores nothing.', choose: 'Choose files', drop: 'Drop files or a ZIP here, or', kinds: 'Read are txt, html, docx, pdf, md, ofd, odt, rtf, xlsx, mht, eml and json; a .yaml of the same name adds what the text lacks.',
    chosen: (n: number) => (n === 1 ? '1 file chosen' : `${n} files chosen`), away: (name: string) => `Leave out ${name}`, clear: 'Leave out all', whole: (zip: string) => `The files in “${zip}” are one plan together`, check: 'Check', load: 'Load', again: 'Load more',
    sending: (part: number) => `Sending, ${part}%`, reading: (seconds: number) => `The server is reading, for ${seconds} s`, batch: (n: number, all: number) => `part ${n} of ${all}`,
    would: 'What was read: nothing is stored yet', did: 'What was loaded', tooLarge: (name: string) => `“${name}” has more than 32 MB, which the server does not take. Please split it, or make its pictures smaller.`, badZip: (name: string) => `“${name}” cannot be opened: it is no ZIP, is damaged, has a password, or holds too much. Please unpack it and choose the files.`, emptyZip: (name: string) => `There is no file in “${name}”.`,
    LOADED: 'plan', UNCHANGED: 'unchanged', MERGED: 'another file of a plan', REMOVED: 'no plan any more', SKIPPED: 'no plan', FAILED: 'cannot be stored',
    advice: 'If it is a plan, the reason above says what is missing; a title, a number and the like can stand in a .yaml of the same name, chosen with it.',
    counts: (measures: number, targets: number, attached: number, markers: number) => `${measures} measures · ${targets} targets · ${attached} of ${markers} markers of responsibility read`, changes: 'Beside the version that is held', findings: (n: number) => `${n} places not read, or odd`, outline: (n: number) => `The outline as read (${n} items)`, line: (n: number) => `line ${n}`,
    marker: 'marker', anomaly: 'odd', left: 'left out', number: 'number', until: (date: string) => `by ${date}`,
    replaces: (title: string) => `After the load the plan “${title}” is removed, unless what is loaded is a new version of it.`, replaced: (title: string) => `The plan “${title}” was removed.`, kept: (title: string) => `The plan “${title}” is still there: no file that was loaded is a plan that could take its place.`,
    replace: 'Replace', remove: 'Remove', sure: (title: string) => `Remove the plan “${title}” with all that was read of it? Its files stay as they are, and can be loaded again.`, removed: (title: string) => `The plan “${title}” was removed.`, cancel: 'Keep it', keeper: 'Keeping',
  },
});
