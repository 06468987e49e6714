import { Redirect, useParams } from 'wouter';
import { nodeAddress } from '../../addresses';
import { Failure } from '../../api/failure';
import { TargetPageDocument } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { Answered, Failed } from '../../parts/states';

/** A target has no page of its own: its measure's card marks it, or its plan's page where the plan as a whole sets it. */
export default function TargetView() {
  const answer = useAnswer(TargetPageDocument, { id: decodeURIComponent(useParams().id ?? '') });
  return (
    <Answered answer={answer}>
      {({ node }) => node?.__typename !== 'Target'
        ? <Failed failure={new Failure('missing')} />
        : <Redirect replace to={node.measure ? nodeAddress('Measure', node.measure.id) : nodeAddress('Plan', node.plan.id)} />}
    </Answered>
  );
}
