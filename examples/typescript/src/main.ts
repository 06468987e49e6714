// npm start 云计算 杭州: who owns cloud computing in Hangzhou, and where does it say so?
import { ownersOf } from './owners.ts';

const [technology, jurisdiction] = process.argv.slice(2);
if (!technology) {
  console.error('Usage: npm start TECHNOLOGY [JURISDICTION], such as npm start 云计算 杭州');
  process.exit(2);
}
for await (const { name, measures, quote, file } of ownersOf(process.env.PLANGRAPH_URL ?? 'http://127.0.0.1:8080/graphql', technology, jurisdiction)) {
  console.log(`${measures}\t${name}\t${quote}\t${file}`);
}
