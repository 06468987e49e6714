export function TechnologyDownloads(_: { technology: unknown }) { return null; }
export function AgencyDownloads(_: { agency: unknown }) { return null; }
export function PlanDownloads(_: { plan: unknown }) { return null; }
