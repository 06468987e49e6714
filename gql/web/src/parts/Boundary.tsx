import { Component, type ReactNode } from 'react';
import { Failure } from '../api/failure';
import { Failed } from './states';

/**
 * Catches what a view throws. A view is fetched when it is first opened, so the usual cause is a server that has gone away
 * or has newer pages; then loading the page anew is the way on.
 */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Failed failure={new Failure('unreachable')} retry={() => window.location.reload()} />;
  }
}
