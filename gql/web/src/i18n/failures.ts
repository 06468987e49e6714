import type { Reason } from '../api/failure';
import { type Dictionary, dictionary } from './index';

/** What happened, for each reason, and the words of the ways on. */
export const failures: Dictionary<Record<Reason | 'retry' | 'home' | 'whichOne' | 'serverSays', string>> = dictionary({
  zh: {
    missing: '这里没有您要找的内容：地址可能写错了，或者它随新版数据一起移除了。',
    ambiguous: '这个名称对应好几个单位或技术。',
    unknown: '所填的名称里有一个没有对应的单位、技术、计划或辖区：可能写错了，或者它随新版数据一起移除了。',
    input: '地址里有一项设置，服务器看不懂。',
    tooMuch: '一次要的内容太多，请缩小范围。',
    timeout: '服务器没有及时答复：网络可能很慢，或者要的内容太多。请再试一次，或缩小范围。',
    busy: '服务器现在很忙，请过一会儿再试。',
    token: '这个服务器只对持有令牌的人开放。请填入令牌。',
    forbidden: '所用的令牌只能阅读，不能载入或移除计划。请换一个可以载入的令牌。',
    loadingOff: '这个服务器不接受从网页载入。请在服务器旁用 plangraph load 载入，或请它的管理者发放可以载入的令牌。',
    unreadable: '有一个文件读起来花费太大，什么都没有载入。请去掉它再试。',
    unreachable: '连不上服务器：它可能停了，或者网络断了。请检查网络，过一会儿再试。',
    server: '服务器出了错，原因记在它的日志里。',
    retry: '再试一次', home: '回到首页', whichOne: '您要找的是哪一个？', serverSays: '服务器的说明：',
  },
  en: {
    missing: 'There is nothing here: the address may be mistyped, or what it names has gone with a newer version of the data.',
    ambiguous: 'This name belongs to several nodes.',
    unknown: 'One of the names given is of no agency, technology, plan or jurisdiction: it may be mistyped, or have gone with a newer version of the data.',
    input: 'A setting in the address makes no sense to the server.',
    tooMuch: 'That is more than the server gives at once. Please ask for less.',
    timeout: 'The server did not answer in time: the network may be slow, or the question large. Please try again, or ask for less.',
    busy: 'The server is busy. Please try again in a little while.',
    token: 'This server answers only those who have a token. Please enter one.',
    forbidden: 'This token is for reading only. Please use one that is for loading.',
    loadingOff: 'This server takes no plans over the web. Load them beside it with plangraph load, or ask whoever runs it for a token that is for loading.',
    unreadable: 'A file would cost too much to read, and nothing was loaded. Please leave it out and try again.',
    unreachable: 'The server cannot be reached: it may have stopped, or the network is down. Please look at the network, and try again in a little while.',
    server: 'Something went wrong on the server. Its log says what.',
    retry: 'Try again', home: 'Back to the start', whichOne: 'Which one do you mean?', serverSays: 'The server says:',
  },
});
