import { type ComponentType, lazy } from 'react';
import { type Dictionary, dictionary } from '../i18n';

/** A view of its own: where it stands and what it is called. It takes no properties; its address tells it everything. */
export interface View {
  path: string;
  component: ComponentType;
  /** Its name in the navigation; none where it is reached from elsewhere. */
  name?: Dictionary<{ name: string }>;
}

/** Every view but the first page, each fetched when first opened. */
export const views: View[] = [
  { path: '/search', component: lazy(() => import('./search')) },
  { path: '/table', component: lazy(() => import('./table')), name: dictionary({ zh: { name: '表格' }, en: { name: 'Table' } }) },
  { path: '/graph', component: lazy(() => import('./graph')), name: dictionary({ zh: { name: '关系图' }, en: { name: 'Graph' } }) },
  { path: '/matrix', component: lazy(() => import('./matrix')), name: dictionary({ zh: { name: '谁负责什么' }, en: { name: 'Who owns what' } }) },
  { path: '/timeline', component: lazy(() => import('./timeline')), name: dictionary({ zh: { name: '目标时间线' }, en: { name: 'Targets' } }) },
  { path: '/compare', component: lazy(() => import('./compare')), name: dictionary({ zh: { name: '对比' }, en: { name: 'Compare' } }) },
  { path: '/index', component: lazy(() => import('./browse')), name: dictionary({ zh: { name: '目录' }, en: { name: 'Index' } }) },
  { path: '/load', component: lazy(() => import('./load')), name: dictionary({ zh: { name: '载入' }, en: { name: 'Load' } }) },
  { path: '/measure/:id', component: lazy(() => import('./measure')) },
  { path: '/technology/:id', component: lazy(() => import('./node/technology')) },
  { path: '/agency/:id', component: lazy(() => import('./node/agency')) },
  { path: '/plan/:id', component: lazy(() => import('./node/plan')) },
  { path: '/jurisdiction/:id', component: lazy(() => import('./node/jurisdiction')) },
  { path: '/source/:id', component: lazy(() => import('./source')) },
  { path: '/target/:id', component: lazy(() => import('./node/target')) },
];
