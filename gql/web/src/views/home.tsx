import { HomeDocument } from '../api/generated/graphql';
import { useAnswer } from '../api/useAnswer';
import { Answered } from '../parts/states';
import { useTitle } from '../parts/Page';

export function Home() {
  useTitle('');
  const answer = useAnswer(HomeDocument, {});
  return <Answered answer={answer}>{(data) => <p>{data.revision.measures}</p>}</Answered>;
}
