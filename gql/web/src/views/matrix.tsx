import { Empty } from '../parts/states';

export default function View() {
  return <Empty>matrix</Empty>;
}
