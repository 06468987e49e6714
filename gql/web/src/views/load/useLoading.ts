import { useEffect, useState } from 'react';
import { CheckPlanDocument, type CheckPlanMutation, LoadPlanDocument, type LoadedFileFragment } from '../../api/generated/graphql';
import { Failure } from '../../api/failure';
import { upload } from '../../api/upload';
import { asFailure } from '../../api/useAnswer';
import { batchesOf, type Chosen } from './files';

/** What was read of a file: by a check with its outline, by a load without. */
export type Told = { report: LoadedFileFragment } & Partial<CheckPlanMutation['checkPlan']['files'][number]>;

/** A check or a load under way: which part of how many, how much of it was sent, and since when the server reads. */
export interface Way { batch: number; batches: number; sent: number; seconds: number }

export interface Loading {
  way?: Way;
  /** Of a check or of a load, as far as it came. */
  told?: { stored: boolean; files: Told[] };
  failure?: Failure;
  check: (files: Chosen[]) => void;
  load: (files: Chosen[]) => Promise<Told[]>;
  clear: () => void;
}

/** Sends files to be checked or loaded, part after part. What was loaded before one fails stays loaded, and is told. */
export function useLoading(): Loading {
  const [state, setState] = useState<Pick<Loading, 'way' | 'told' | 'failure'>>({});
  const busy = state.way?.sent === 1;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => setState((s) => (s.way ? { ...s, way: { ...s.way, seconds: s.way.seconds + 1 } } : s)), 1000);
    return () => clearInterval(timer);
  }, [busy, state.way?.batch]);
  const run = async (files: Chosen[], stored: boolean): Promise<Told[]> => {
    const told: Told[] = [];
    const batches = batchesOf(files);
    try {
      for (const [i, batch] of batches.entries()) {
        const way = (sent: number) => setState({ way: { batch: i + 1, batches: batches.length, sent, seconds: 0 }, told: { stored, files: [...told] } });
        way(0);
        told.push(...(stored ? (await upload(LoadPlanDocument, batch, way)).loadPlan.files.map((report) => ({ report })) : (await upload(CheckPlanDocument, batch, way)).checkPlan.files));
      }
      setState({ told: { stored, files: told } });
    } catch (error) {
      setState({ told: { stored, files: told }, failure: asFailure(error) });
      throw error;
    }
    return told;
  };
  return { ...state, check: (files) => void run(files, false).catch(() => {}), load: (files) => run(files, true), clear: () => setState({}) };
}
